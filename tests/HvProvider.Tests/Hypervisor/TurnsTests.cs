using HvProvider.Domains;
using HvProvider.Hypervisor;

namespace HvProvider.Tests.Hypervisor;

public sealed class TurnsTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task The_wait_for_a_turn_does_not_count_towards_the_timeout()
    {
        var turns = new Turns<string>();
        using var first = new OperationTime(null, CancellationToken.None);
        using var second = new OperationTime(Limit, CancellationToken.None);
        var held = await turns.AcquireAsync("web01", first);
        var waiting = turns.AcquireAsync("web01", second);
        await Task.Delay(Limit + TimeSpan.FromSeconds(0.5), TestContext.Current.CancellationToken);
        Assert.False(second.Changing.IsCancellationRequested);
        held.Dispose();
        using var turn = await waiting;
    }

    [Fact]
    public async Task The_timeout_continues_after_the_wait()
    {
        var turns = new Turns<string>();
        using var time = new OperationTime(TimeSpan.FromSeconds(1), CancellationToken.None);
        using (await turns.AcquireAsync("web01", time))
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(TimeSpan.FromMinutes(1), time.Waiting));
        }

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turns.AcquireAsync("web01", time));
    }

    [Fact]
    public async Task An_interrupt_ends_the_wait()
    {
        var turns = new Turns<string>();
        using var stop = new CancellationTokenSource();
        using var time = new OperationTime(Limit, stop.Token);
        using var held = await turns.AcquireAsync("web01", new OperationTime(null, CancellationToken.None));
        var waiting = turns.AcquireAsync("web01", time);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task The_timeout_stands_still_as_long_as_one_part_of_the_operation_waits()
    {
        using var time = new OperationTime(TimeSpan.FromSeconds(1), CancellationToken.None);
        var (one, other) = (time.PauseLimit(), time.PauseLimit());
        one.Dispose();
        one.Dispose();
        await Task.Delay(TimeSpan.FromSeconds(1.5), TestContext.Current.CancellationToken);
        Assert.False(time.Changing.IsCancellationRequested);
        other.Dispose();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Task.Delay(TimeSpan.FromMinutes(1), time.Changing));
    }
}
