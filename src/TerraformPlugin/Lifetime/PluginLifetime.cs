namespace TerraformPlugin.Lifetime;

/// <summary>
/// When this process ends, and what has to be finished before. One reason to end is enough, and the first one counts.
/// </summary>
/// <param name="followsHost">Whether the process ends with its host. One that is debugged serves many.</param>
internal sealed class PluginLifetime(bool followsHost) : IDisposable
{
    private readonly TaskCompletionSource<EndReason> _ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _calls = new();
    private readonly Lock _counting = new();
    private TaskCompletionSource? _idle;
    private int _running;

    /// <summary>Completes when the process is to end.</summary>
    public Task<EndReason> Ending => _ending.Task;

    /// <summary>Cancelled when calls that still run have no more time.</summary>
    public CancellationToken CallsMustEnd => _calls.Token;

    public void End(EndReason reason) => _ending.TrySetResult(reason);

    /// <summary>The host went away without a word.</summary>
    public void HostIsGone()
    {
        if (followsHost)
        {
            End(EndReason.HostGone);
        }
    }

    /// <summary>Counts a call as running until the result is disposed of.</summary>
    public RunningCall Enter()
    {
        lock (_counting)
        {
            _running++;
        }

        return new RunningCall(this);
    }

    /// <summary>
    /// Lets the running calls finish within <paramref name="patience"/>, then cancels them and gives them
    /// <paramref name="grace"/> to answer.
    /// </summary>
    public async Task FinishCallsAsync(TimeSpan patience, TimeSpan grace)
    {
        var idle = WhenIdle();
        if (patience > TimeSpan.Zero)
        {
            await Task.WhenAny(idle, Task.Delay(patience, CancellationToken.None)).ConfigureAwait(false);
        }

        await _calls.CancelAsync().ConfigureAwait(false);
        if (!idle.IsCompleted)
        {
            await Task.WhenAny(idle, Task.Delay(grace, CancellationToken.None)).ConfigureAwait(false);
        }
    }

    public void Dispose() => _calls.Dispose();

    private Task WhenIdle()
    {
        lock (_counting)
        {
            if (_running == 0)
            {
                return Task.CompletedTask;
            }

            _idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _idle.Task;
        }
    }

    private void Leave()
    {
        lock (_counting)
        {
            if (--_running == 0)
            {
                _idle?.TrySetResult();
            }
        }
    }

    /// <summary>One running call.</summary>
    internal readonly struct RunningCall(PluginLifetime lifetime) : IDisposable
    {
        public void Dispose() => lifetime.Leave();
    }
}
