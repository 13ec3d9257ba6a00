namespace HvProvider.Domains;

/// <summary>
/// The two cancellation tokens of an operation. Waiting ends on an interrupt or the timeout; a started change ends on the timeout
/// only, because an incomplete change is worse than either state.
/// </summary>
internal sealed class OperationTime : IDisposable
{
    private readonly CancellationTokenSource _limit;
    private readonly CancellationTokenSource _either;
    private readonly Lock _sync = new();
    private TimeSpan _left;
    private long _runningSince = TimeProvider.System.GetTimestamp();
    private int _pauses;

    /// <summary>Starts the timeout.</summary>
    /// <param name="limit">The timeout; null for none.</param>
    /// <param name="stop">Cancelled by an interrupt.</param>
    public OperationTime(TimeSpan? limit, CancellationToken stop)
    {
        Limit = limit;
        Stop = stop;
        _left = limit ?? Timeout.InfiniteTimeSpan;
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

    /// <summary>
    /// Stops the clock of the timeout while the operation waits for other operations; disposing the result starts it again. It stands
    /// still as long as one part of the operation waits.
    /// </summary>
    public IDisposable PauseLimit()
    {
        lock (_sync)
        {
            if (_pauses++ == 0 && Limit is not null)
            {
                var left = _left - TimeProvider.System.GetElapsedTime(_runningSince);
                _left = left > TimeSpan.Zero ? left : TimeSpan.Zero;
                _limit.CancelAfter(Timeout.InfiniteTimeSpan);
            }
        }

        return new Pause(this);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _either.Dispose();
        _limit.Dispose();
    }

    private void Continue()
    {
        lock (_sync)
        {
            if (--_pauses == 0 && Limit is not null)
            {
                _runningSince = TimeProvider.System.GetTimestamp();
                _limit.CancelAfter(_left);
            }
        }
    }

    private sealed class Pause(OperationTime time) : IDisposable
    {
        private OperationTime? _time = time;

        public void Dispose() => Interlocked.Exchange(ref _time, null)?.Continue();
    }
}
