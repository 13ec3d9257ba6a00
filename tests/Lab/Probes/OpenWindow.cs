namespace Labs.Probes;

/// <summary>A time in which frames are counted, not over yet.</summary>
/// <param name="group">Whose frames.</param>
/// <param name="before">What had been heard when it began.</param>
/// <param name="opened">What had been sent, a moment later.</param>
public sealed class OpenWindow(ProbeGroup group, ProbeSnapshot before, ProbeSnapshot opened)
{
    /// <summary>Waits until every probe has sent that many frames of every kind, and for all of them to arrive.</summary>
    public async Task<ProbeWindow> CloseAsync(int rounds, CancellationToken cancellationToken)
    {
        var closed = await group.WaitForRoundsAsync(opened, rounds, cancellationToken);
        return new ProbeWindow(before, opened, closed, await group.TakeAsync(cancellationToken));
    }
}
