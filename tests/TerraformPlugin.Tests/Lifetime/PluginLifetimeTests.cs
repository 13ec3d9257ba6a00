using TerraformPlugin.Lifetime;

namespace TerraformPlugin.Tests.Lifetime;

public sealed class PluginLifetimeTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task The_first_reason_to_end_counts()
    {
        using var lifetime = new PluginLifetime(followsHost: true);

        lifetime.End(EndReason.Shutdown);
        lifetime.HostIsGone();

        Assert.Equal(EndReason.Shutdown, await lifetime.Ending);
    }

    [Fact]
    public void A_process_that_is_debugged_outlives_its_hosts()
    {
        using var lifetime = new PluginLifetime(followsHost: false);

        lifetime.HostIsGone();

        Assert.False(lifetime.Ending.IsCompleted);
    }

    [Fact]
    public async Task Running_calls_are_waited_for_and_not_disturbed_while_there_is_patience()
    {
        using var lifetime = new PluginLifetime(followsHost: true);
        var first = lifetime.Enter();
        var second = lifetime.Enter();

        var finishing = lifetime.FinishCallsAsync(patience: Long, grace: Long);
        first.Dispose();
        Assert.False(finishing.IsCompleted);
        Assert.False(lifetime.CallsMustEnd.IsCancellationRequested);
        second.Dispose();

        await finishing.WaitAsync(Long, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Without_patience_running_calls_are_cancelled_and_their_answer_is_waited_for()
    {
        using var lifetime = new PluginLifetime(followsHost: true);
        var call = lifetime.Enter();
        var answered = false;
        using var registration = lifetime.CallsMustEnd.Register(() =>
        {
            answered = true;
            call.Dispose();
        });

        await lifetime.FinishCallsAsync(patience: TimeSpan.Zero, grace: Long)
            .WaitAsync(Long, TestContext.Current.CancellationToken);

        Assert.True(answered);
    }

    [Fact]
    public async Task A_call_that_never_ends_does_not_keep_the_process()
    {
        using var lifetime = new PluginLifetime(followsHost: true);
        _ = lifetime.Enter();

        await lifetime.FinishCallsAsync(TimeSpan.Zero, TimeSpan.FromMilliseconds(1))
            .WaitAsync(Long, TestContext.Current.CancellationToken);

        Assert.True(lifetime.CallsMustEnd.IsCancellationRequested);
    }

    [Fact]
    public async Task Without_running_calls_there_is_nothing_to_wait_for()
    {
        using var lifetime = new PluginLifetime(followsHost: true);
        lifetime.Enter().Dispose();

        await lifetime.FinishCallsAsync(patience: Long, grace: Long)
            .WaitAsync(Long, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void The_end_after_a_shutdown_takes_well_less_than_the_two_seconds_after_which_hosts_kill()
    {
        var limits = EndLimits.For(EndReason.Shutdown);

        Assert.True(limits.Patience + limits.Grace + limits.Connections + limits.Provider < TimeSpan.FromSeconds(1.5));
    }
}
