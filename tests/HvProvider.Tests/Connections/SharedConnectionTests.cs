using System.Diagnostics;
using HvProvider.Connections;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;

namespace HvProvider.Tests.Connections;

public sealed class SharedConnectionTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Callers_share_one_connection_that_is_read_only_until_the_first_write()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        await using var shared = new SharedConnection(fake.Uri, Limit);
        Assert.Equal(0, fake.ClientCount);
        var readers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => shared.GetAsync(ConnectionAccess.ReadOnly, Ct)));
        Assert.True(Assert.Single(readers.Distinct()).IsReadOnly);
        var writer = await shared.GetAsync(ConnectionAccess.ReadWrite, Ct);
        Assert.False(writer.IsReadOnly);
        Assert.Same(writer, await shared.GetAsync(ConnectionAccess.ReadOnly, Ct));
        Assert.False(readers[0].Closed.IsCompleted);
    }

    [Fact]
    public async Task Closing_does_not_wait_for_a_daemon_that_does_not_respond()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var shared = new SharedConnection(fake.Uri, Limit);
        await shared.GetAsync(ConnectionAccess.ReadOnly, Ct);
        await shared.GetAsync(ConnectionAccess.ReadWrite, Ct);
        using var silence = fake.Hooks.Add(LibvirtProcedure.ConnectClose, new CallHook { Reply = ReplyFault.Swallow });
        var started = Stopwatch.GetTimestamp();

        await shared.DisposeAsync();

        // Each of the two connections waited a second.
        Assert.InRange(Stopwatch.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task A_broken_connection_is_reopened()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        await using var shared = new SharedConnection(fake.Uri, Limit);
        var first = await shared.GetAsync(ConnectionAccess.ReadWrite, Ct);
        await fake.RestartAsync();
        await first.Closed.WaitAsync(Limit, Ct);
        Assert.NotSame(first, await shared.GetAsync(ConnectionAccess.ReadOnly, Ct));
    }

    [Fact]
    public async Task Concurrent_callers_share_a_failed_attempt_and_later_callers_retry()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        await using var shared = new SharedConnection(fake.Uri, Limit);
        var (reached, go) = (new TaskCompletionSource(), new TaskCompletionSource());
        using (fake.Hooks.Add(LibvirtProcedure.ConnectOpen, new CallHook
        {
            Before = _ =>
            {
                reached.TrySetResult();
                return go.Task.Soon();
            },
            DropBefore = true,
        }))
        {
            var attempts = Enumerable.Range(0, 5).Select(_ => shared.GetAsync(ConnectionAccess.ReadOnly, Ct)).ToArray();
            await reached.Task.Soon();
            go.SetResult();
            foreach (var attempt in attempts)
            {
                await Assert.ThrowsAsync<LibvirtConnectionException>(() => attempt);
            }

            Assert.Equal(1, fake.Log.Count(LibvirtProcedure.ConnectOpen));
        }

        Assert.False((await shared.GetAsync(ConnectionAccess.ReadOnly, Ct)).Closed.IsCompleted);
    }
}
