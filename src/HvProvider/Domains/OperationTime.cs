namespace HvProvider.Domains;

/// <summary>
/// The two cancellation tokens of an operation. Waiting ends on an interrupt or the timeout; a started change ends on the timeout
/// only, because an incomplete change is worse than either state.
/// </summary>
internal sealed class OperationTime : IDisposable
{
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _either;

    /// <summary>Starts the timeout.</summary>
    /// <param name="limit">The timeout; null for none.</param>
    /// <param name="stop">Cancelled by an interrupt.</param>
    public OperationTime(TimeSpan? limit, CancellationToken stop)
    {
        Limit = limit;
        Stop = stop;
        _limit = limit is { } time ? new CancellationTokenSource(time) : new CancellationTokenSource();
        _either = CancellationTokenSource.CreateLinkedTokenSource(_limit.Token, stop);
    }

    /// <summary>The timeout of the operation.</summary>
    public TimeSpan? Limit { get; }

    /// <summary>Cancelled by an interrupt.</summary>
    public CancellationToken Stop { get; }

    /// <summary>For changes: cancelled by the timeout.</summary>
    public CancellationToken Changing => _limit.Token;

    /// <summary>For reading and waiting: cancelled by the timeout or an interrupt.</summary>
    public CancellationToken Waiting => _either.Token;

    /// <inheritdoc />
    public void Dispose()
    {
        _either.Dispose();
        _limit.Dispose();
    }
}
