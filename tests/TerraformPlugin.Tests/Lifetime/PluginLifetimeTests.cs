using TerraformPlugin.Lifetime;

namespace TerraformPlugin.Tests.Lifetime;

public sealed class PluginLifetimeTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task The_first_reason_to_end_takes_effect()
    {
        using var lifetime = new PluginLifetime(followsHost: true);

        lifetime.End(EndReason.Shutdown);
        lifetime.HostIsGone();

        Assert.Equal(EndReason.Shutdown, await lifetime.Ending);
    }

    [Fact]
    public void A_process_in_debug_mode_continues_after_its_hosts()
    {
        using var lifetime = new PluginLifetime(followsHost: false);

        lifetime.HostIsGone();

        Assert.False(lifetime.Ending.IsCompleted);
    }

    [Fact]
    public async Task Running_calls_can_finish_within_the_time_limit()
    {
        using var lifetime = new PluginLifetime(followsHost: true);
        var first = lifetime.Enter();
        var second = lifetime.Enter();

        var finishing = lifetime.FinishCallsAsync(finishLimit: Long, cancelLimit: Long);
        first.Dispose();
        Assert.False(finishing.IsCompleted);
        Assert.False(lifetime.CallsMustEnd.IsCancellationRequested);
        second.Dispose();

        await finishing.WaitAsync(Long, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Without_a_time_limit_running_calls_are_cancelled_and_their_responses_awaited()
    {
        using var lifetime = new PluginLifetime(followsHost: true);
        var call = lifetime.Enter();
        var answered = false;
        using var registration = lifetime.CallsMustEnd.Register(() =>
        {
            answered = true;
            call.Dispose();
        });

        await lifetime.FinishCallsAsync(finishLimit: TimeSpan.Zero, cancelLimit: Long)
            .WaitAsync(Long, TestContext.Current.CancellationToken);

        Assert.True(answered);
    }

    [Fact]
    public async Task A_call_that_never_ends_does_not_block_the_shutdown()
    {
        using var lifetime = new PluginLifetime(followsHost: true);
        _ = lifetime.Enter();

        var finished = await lifetime.FinishCallsAsync(TimeSpan.Zero, TimeSpan.FromMilliseconds(1))
            .WaitAsync(Long, TestContext.Current.CancellationToken);

        Assert.False(finished);
        Assert.True(lifetime.CallsMustEnd.IsCancellationRequested);
    }

    [Fact]
    public async Task A_cancellation_that_blocks_does_not_block_the_shutdown()
    {
        using var lifetime = new PluginLifetime(followsHost: true);
        using var blocked = new ManualResetEventSlim();
        using var registration = lifetime.CallsMustEnd.Register(blocked.Wait);

        var finished = await lifetime.FinishCallsAsync(TimeSpan.Zero, TimeSpan.FromMilliseconds(1))
            .WaitAsync(Long, TestContext.Current.CancellationToken);
        blocked.Set();

        Assert.True(finished);
    }

    [Fact]
    public async Task Calls_that_outlast_the_time_to_finish_are_cancelled_and_can_respond()
    {
        using var lifetime = new PluginLifetime(followsHost: true);
        var call = lifetime.Enter();
        using var registration = lifetime.CallsMustEnd.Register(call.Dispose);

        var finished = await lifetime.FinishCallsAsync(TimeSpan.FromMilliseconds(1), Long)
            .WaitAsync(Long, TestContext.Current.CancellationToken);

        Assert.True(finished);
    }

    [Fact]
    public async Task Without_running_calls_the_shutdown_does_not_wait()
    {
        using var lifetime = new PluginLifetime(followsHost: true);
        lifetime.Enter().Dispose();

        await lifetime.FinishCallsAsync(finishLimit: Long, cancelLimit: Long)
            .WaitAsync(Long, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void The_limits_after_a_shutdown_are_well_below_the_two_seconds_of_the_host()
    {
        var limits = EndLimits.For(EndReason.Shutdown, Long);

        Assert.True(limits.FinishCalls + limits.CancelCalls + limits.CloseConnections + limits.DisposeProvider < TimeSpan.FromSeconds(1.5));
    }
}
