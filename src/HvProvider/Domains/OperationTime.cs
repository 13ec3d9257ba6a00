namespace HvProvider.Domains;

/// <summary>
/// The two clocks of an operation. Waiting ends when the user interrupts; a change that was begun is finished, since half
/// of it is worse than either end. Both end when the operation's time is up.
/// </summary>
internal sealed class OperationTime : IDisposable
{
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _either;

    /// <summary>Starts both clocks.</summary>
    /// <param name="limit">How long the operation may take; null is unlimited.</param>
    /// <param name="stop">Cancelled when the user interrupts.</param>
    public OperationTime(TimeSpan? limit, CancellationToken stop)
    {
        Limit = limit;
        Stop = stop;
        _limit = limit is { } time ? new CancellationTokenSource(time) : new CancellationTokenSource();
        _either = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, stop);
    }

    /// <summary>How long the operation may take.</summary>
    public TimeSpan? Limit { get; }

    /// <summary>The user interrupts.</summary>
    public CancellationToken Stop { get; }

    /// <summary>For changes: ends when the time is up.</summary>
    public CancellationToken Changing => _limit.Token;

    /// <summary>For reading and waiting: ends when the time is up or the user interrupts.</summary>
    public CancellationToken Waiting => _either.Token;

    /// <inheritdoc />
    public void Dispose()
    {
        _either.Dispose();
        _limit.Dispose();
    }
}
