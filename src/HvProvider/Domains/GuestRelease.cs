using HvProvider.Nics;
using LibvirtSharp;
using TerraformPlugin.Logging;

namespace HvProvider.Domains;

/// <summary>
/// Detaches an interface from a running domain and confirms it by reading the live XML. libvirt only forwards the request; the
/// guest may delay it, reject it, or never answer.
/// </summary>
internal static class GuestRelease
{
    // A request that reaches the guest before its driver is loaded is lost, so it is repeated. While a request is pending, a
    // repetition is rejected or ignored.
    private static readonly TimeSpan RepeatAfter = TimeSpan.FromSeconds(10);

    /// <summary>Requests the release, waits and confirms. Returns when the NIC is removed or the domain has stopped.</summary>
    /// <param name="editor">The domain.</param>
    /// <param name="nic">The NIC of the running domain.</param>
    /// <param name="obstacle">Why the definition does not allow it, as a clause; null if it does. A refusal then is final.</param>
    public static async Task<ReleaseResult> RemoveAsync(DomainEditor editor, Nic nic, string? obstacle = null)
    {
        var alias = nic.Alias ?? throw new InvalidOperationException("An interface of a running domain has an alias.");
        var waiting = editor.Time.Waiting;
        var watch = await ReleaseWatch.StartAsync(editor, alias, waiting);
        await using var watchLifetime = watch;
        var progress = new ReleaseResult(ReleaseOutcome.TimedOut) { Obstacle = obstacle };
        while (true)
        {
            var snapshot = await editor.ReadWithStateAsync(waiting);
            progress = progress with { Domain = snapshot };
            if (snapshot?.Live?.Nics.Any(other => other.Alias == alias && other.Mac == nic.Mac) is not true)
            {
                return ReleaseResult.Gone;
            }

            if (!snapshot.CanRelease && !snapshot.IsPausedBriefly)
            {
                return progress with { Outcome = ReleaseOutcome.GuestPaused };
            }

            if (snapshot.CanRelease)
            {
                var refusal = await RequestAsync(editor, alias);
                progress = progress with { LastRefusal = refusal, IsRequested = progress.IsRequested || refusal is null };
                if (refusal is not null && obstacle is not null)
                {
                    return progress with { Outcome = ReleaseOutcome.NotHotPluggable };
                }
            }

            var answer = await NextAsync(watch, waiting);
            PluginLog.Debug("Waited for the guest to release a NIC.", ("alias", alias), ("answer", answer?.ToString() ?? "none yet"));
            switch (answer)
            {
                case DeviceRemovalFailedEvent:
                    return progress with { Outcome = ReleaseOutcome.Refused };
                case null when waiting.IsCancellationRequested:
                    return progress with
                    {
                        Outcome = editor.Time.Stop.IsCancellationRequested ? ReleaseOutcome.Interrupted : ReleaseOutcome.TimedOut,
                    };
            }
        }
    }

    /// <summary>Requests the release; the result is libvirt's refusal, null if it passed the request on.</summary>
    private static async Task<string?> RequestAsync(DomainEditor editor, string alias)
    {
        try
        {
            await editor.RequestReleaseAsync(alias, editor.Time.Changing);
            return null;
        }
        catch (LibvirtRemoteException exception) when (exception.Code is
            LibvirtErrorCode.InternalError or LibvirtErrorCode.DeviceMissing or LibvirtErrorCode.OperationInvalid
            or LibvirtErrorCode.NoDomain)
        {
            // The request is already pending, QEMU refuses it, the NIC is removed, or the domain has stopped. The error number does not
            // distinguish these; the next read does, and if the NIC stays, these words are the cause.
            return exception.ServerMessage;
        }
    }

    private static async Task<DomainEvent?> NextAsync(ReleaseWatch watch, CancellationToken waiting)
    {
        try
        {
            return await watch.NextAsync(RepeatAfter, waiting);
        }
        catch (OperationCanceledException) when (waiting.IsCancellationRequested)
        {
            return null;
        }
    }
}
