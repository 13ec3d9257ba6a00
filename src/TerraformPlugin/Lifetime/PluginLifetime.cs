namespace TerraformPlugin.Lifetime;

/// <summary>
/// Decides when this process ends and which calls must finish first. The first reason to end takes effect.
/// </summary>
/// <param name="followsHost">Whether the process ends with its host. A process in debug mode serves several hosts.</param>
internal sealed class PluginLifetime(bool followsHost) : IDisposable
{
    private readonly TaskCompletionSource<EndReason> _ending = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _calls = new();
    private readonly Lock _counting = new();
    private TaskCompletionSource? _idle;
    private int _running;

    /// <summary>Completes when the process must end.</summary>
    public Task<EndReason> Ending => _ending.Task;

    /// <summary>Cancelled when the time of running calls is over.</summary>
    public CancellationToken CallsMustEnd => _calls.Token;

    public void End(EndReason reason) => _ending.TrySetResult(reason);

    /// <summary>Reports that the host exited without requesting a shutdown.</summary>
    public void HostIsGone()
    {
        if (followsHost)
        {
            End(EndReason.HostGone);
        }
    }

    /// <summary>Counts a call as running until the result is disposed.</summary>
    public RunningCall Enter()
    {
        lock (_counting)
        {
            _running++;
        }

        return new RunningCall(this);
    }

    /// <summary>
    /// Waits <paramref name="finishLimit"/> for running calls to finish, then cancels them and waits
    /// <paramref name="cancelLimit"/> for their responses. False if one is still running.
    /// </summary>
    public async Task<bool> FinishCallsAsync(TimeSpan finishLimit, TimeSpan cancelLimit)
    {
        var idle = WhenIdle();
        if (finishLimit > TimeSpan.Zero)
        {
            await Task.WhenAny(idle, Task.Delay(finishLimit, CancellationToken.None)).ConfigureAwait(false);
        }

        // Callbacks of the provider run in the cancellation. They can block, so the limit includes them.
        var cancelled = Task.WhenAll(_calls.CancelAsync(), idle);
        await Task.WhenAny(cancelled, Task.Delay(cancelLimit, CancellationToken.None)).ConfigureAwait(false);
        return idle.IsCompleted;
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
