using LibvirtSharp.Protocol;
using LibvirtSharp.Session;
using LibvirtSharp.Tests.Support;
using LibvirtSharp.Xdr;

namespace LibvirtSharp.Tests.Session;

/// <summary>A call can be cancelled at any moment, and the stream stays synchronized.</summary>
public sealed class CancellationTests
{
    [Fact]
    public async Task A_call_cancelled_before_it_starts_is_never_sent()
    {
        await using var peer = Peer.Start();
        await Cancelled(peer.CallUntil(new CancellationToken(canceled: true), "never"));
        await NextIs(peer, "after");
    }

    [Fact]
    public async Task A_call_cancelled_while_it_waits_for_a_slot_is_never_sent()
    {
        await using var peer = Peer.Start();
        var (busy, received) = await FillAsync(peer);
        using var source = new CancellationTokenSource();
        var waiting = peer.CallUntil(source.Token, "never");
        await source.CancelAsync();
        await Cancelled(waiting);
        foreach (var call in received)
        {
            await peer.ReplyAsync(call, "done");
        }

        await Task.WhenAll(busy).Soon();
        await NextIs(peer, "after");
    }

    [Fact]
    public async Task A_call_cancelled_before_it_is_written_is_withdrawn_and_frees_its_slot()
    {
        await using var peer = Peer.Start(gateClosed: true);
        var first = peer.Call("first");
        await peer.Gate.WriteBlocked.Soon();
        for (var i = 0; i < 3 * PendingCalls.Slots; i++)
        {
            using var source = new CancellationTokenSource();
            var queued = peer.CallUntil(source.Token, "never");
            await source.CancelAsync();
            await Cancelled(queued);
        }

        var others = Enumerable.Range(1, PendingCalls.Slots - 1).Select(_ => peer.Call("other")).ToArray();
        peer.Gate.Close(false);
        var received = new List<Packet>();
        for (var i = 0; i < PendingCalls.Slots; i++)
        {
            received.Add(await peer.ReceiveAsync());
        }

        Assert.Equal(
            ["first", "other", "other", "other"], received.Select(packet => packet.Decode<XdrString>().Value));
        foreach (var packet in received)
        {
            await peer.ReplyAsync(packet, "fine");
        }

        await Task.WhenAll(others.Append(first)).Soon();
    }

    [Fact]
    public async Task A_cancelled_call_keeps_its_slot_until_its_reply_arrives()
    {
        await using var peer = Peer.Start();
        using var source = new CancellationTokenSource();
        var given = peer.CallUntil(source.Token, "cancelled");
        var late = await peer.ReceiveAsync();
        var (busy, received) = await FillAsync(peer, PendingCalls.Slots - 1);
        await source.CancelAsync();
        await Cancelled(given);

        var waiting = peer.Call("waiting");
        var next = peer.ReceiveAsync();
        await peer.SendAsync(Ping);
        Assert.Equal(KeepAlivePacket.Pong, (await next).Header.Procedure);

        next = peer.ReceiveAsync();
        await peer.ReplyAsync(late, "too late");
        await peer.ReplyAsync(await next, "fine");
        Assert.Equal("fine", (await waiting.Soon()).Value);
        foreach (var call in received)
        {
            await peer.ReplyAsync(call, "done");
        }

        await Task.WhenAll(busy).Soon();
    }

    [Fact]
    public async Task Calls_that_never_return_do_not_block_later_calls_for_good()
    {
        await using var peer = Peer.Start();
        peer.Session.SlotPatience = TimeSpan.FromMilliseconds(20);
        using var source = new CancellationTokenSource();
        var stuck = Enumerable.Range(0, PendingCalls.Slots).Select(_ => peer.CallUntil(source.Token)).ToArray();
        foreach (var call in stuck)
        {
            await peer.ReceiveAsync();
        }

        var waiting = peer.Call("waiting");
        await Task.WhenAll(stuck.Append(source.CancelAsync()).Select(IgnoreAsync)).Soon();

        var error = await Assert.ThrowsAsync<LibvirtConnectionException>(() => waiting.Soon());
        Assert.Equal(LibvirtConnectionFailure.KeepAliveTimeout, error.Reason);
        Assert.Same(error, peer.Session.CloseReason);
    }

    [Fact]
    public async Task Slow_calls_whose_callers_wait_block_later_calls_until_they_return()
    {
        await using var peer = Peer.Start();
        peer.Session.SlotPatience = TimeSpan.FromMilliseconds(1);
        using var source = new CancellationTokenSource();
        var given = peer.CallUntil(source.Token, "cancelled");
        await peer.ReceiveAsync();
        var (busy, received) = await FillAsync(peer, PendingCalls.Slots - 1);
        await source.CancelAsync();
        await Cancelled(given);

        var waiting = peer.Call("waiting");
        for (var i = 0; i < 20; i++)
        {
            await peer.SendAsync(Ping);
            await peer.ReceiveAsync();
        }

        await peer.ReplyAsync(received[0], "done");
        await Answer(peer, "waiting");
        await waiting.Soon();
        Assert.Null(peer.Session.CloseReason);
        foreach (var call in received.Skip(1))
        {
            await peer.ReplyAsync(call, "done");
        }

        await Task.WhenAll(busy).Soon();
    }

    [Fact]
    public async Task Late_replies_and_late_errors_of_cancelled_calls_are_consumed()
    {
        await using var peer = Peer.Start();
        for (var i = 0; i < 3 * PendingCalls.Slots; i++)
        {
            using var source = new CancellationTokenSource();
            var call = peer.CallUntil(source.Token, "cancelled");
            var received = await peer.ReceiveAsync();
            await source.CancelAsync();
            await Cancelled(call);
            if (i % 2 == 0)
            {
                await peer.ReplyAsync(received, "late");
            }
            else
            {
                await peer.FailAsync(received, 38, 10, "late");
            }
        }

        await NextIs(peer, "after");
    }

    [Fact]
    public async Task Calls_cancelled_at_random_moments_leave_the_session_usable()
    {
        await using var peer = Peer.Start();
        var random = new Random(4711);
        var echoing = EchoAsync(peer);
        var calls = Enumerable.Range(0, 400).Select(async i =>
        {
            using var source = new CancellationTokenSource();
            var call = peer.CallUntil(source.Token, $"{i}");
            for (var spin = random.Next(40); spin > 0; spin--)
            {
                await Task.Yield();
            }

            if (i % 3 != 0)
            {
                await source.CancelAsync();
            }

            try
            {
                Assert.Equal($"{i}", (await call).Value);
            }
            catch (OperationCanceledException)
            {
                Assert.NotEqual(0, i % 3);
            }
        }).ToArray();
        await Task.WhenAll(calls).Soon();
        Assert.Equal("last", (await peer.Call("last").Soon()).Value);
        Assert.Null(peer.Session.CloseReason);
        await peer.Session.DisposeAsync();
        await echoing.Soon();
    }

    private static ReadOnlyMemory<byte> Ping => KeepAlivePacket.Encode(KeepAlivePacket.Ping);

    private static async Task<(Task[] Calls, List<Packet> Received)> FillAsync(Peer peer, int count = PendingCalls.Slots)
    {
        var calls = Enumerable.Range(0, count).Select(_ => (Task)peer.Call("busy")).ToArray();
        var received = new List<Packet>();
        for (var i = 0; i < count; i++)
        {
            received.Add(await peer.ReceiveAsync());
        }

        return (calls, received);
    }

    private static async Task EchoAsync(Peer peer)
    {
        try
        {
            while (true)
            {
                var packet = await peer.ReceiveAsync();
                await peer.ReplyAsync(packet, packet.Decode<XdrString>().Value);
            }
        }
        catch (Exception exception) when (exception is IOException or EndOfStreamException)
        {
            // The session was closed.
        }
    }

    private static async Task Answer(Peer peer, string expected)
    {
        var packet = await peer.ReceiveAsync();
        Assert.Equal(expected, packet.Decode<XdrString>().Value);
        await peer.ReplyAsync(packet, "fine");
    }

    private static async Task NextIs(Peer peer, string text)
    {
        var call = peer.Call(text);
        await Answer(peer, text);
        await call.Soon();
    }

    private static async Task IgnoreAsync(Task call)
    {
        try
        {
            await call;
        }
        catch (OperationCanceledException)
        {
            // Cancelled by the test.
        }
    }

    private static Task Cancelled(Task call) => Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.Soon());
}
