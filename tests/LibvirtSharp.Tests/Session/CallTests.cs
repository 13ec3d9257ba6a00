using LibvirtSharp.Protocol;
using LibvirtSharp.Session;
using LibvirtSharp.Tests.Support;

namespace LibvirtSharp.Tests.Session;

public sealed class CallTests
{
    [Fact]
    public async Task Replies_out_of_order_reach_their_callers()
    {
        await using var peer = Peer.Start();
        var (first, second) = (peer.Call("1"), peer.Call("2"));
        var (one, two) = (await peer.ReceiveAsync(), await peer.ReceiveAsync());
        await peer.ReplyAsync(two, "two");
        Assert.Equal("two", (await second.Soon()).Value);
        await peer.ReplyAsync(one, "one");
        Assert.Equal("one", (await first.Soon()).Value);
    }

    [Fact]
    public async Task No_more_than_four_calls_are_on_the_wire()
    {
        await using var peer = Peer.Start();
        var calls = Enumerable.Range(0, 10).Select(i => peer.Call($"{i}")).ToArray();
        var received = new Queue<Packet>();
        for (var i = 0; i < PendingCalls.Slots; i++)
        {
            received.Enqueue(await peer.ReceiveAsync());
        }

        var next = peer.ReceiveAsync();
        for (var answered = 0; answered < calls.Length; answered++)
        {
            Assert.False(next.IsCompleted);
            await peer.ReplyAsync(received.Dequeue(), "done");
            if (answered < calls.Length - PendingCalls.Slots)
            {
                received.Enqueue(await next);
                next = peer.ReceiveAsync();
            }
        }

        await Task.WhenAll(calls).Soon();
        peer.HangUp();
        await Assert.ThrowsAnyAsync<Exception>(() => next);
    }

    [Fact]
    public async Task An_error_reply_fails_only_its_call()
    {
        await using var peer = Peer.Start();
        var call = peer.Call();
        await peer.FailAsync(await peer.ReceiveAsync(), 42, 10, "Domain not found");
        var error = await Assert.ThrowsAsync<LibvirtRemoteException>(() => call.Soon());
        Assert.Equal((LibvirtErrorCode.NoDomain, LibvirtErrorDomain.Qemu), (error.Code, error.Domain));
        Assert.Equal(("Domain not found", Peer.Echo.Number), (error.ServerMessage, error.Procedure));

        var another = peer.Call();
        await peer.ReplyAsync(await peer.ReceiveAsync(), "fine");
        Assert.Equal("fine", (await another.Soon()).Value);
    }

    [Fact]
    public async Task Unknown_error_numbers_are_kept()
    {
        await using var peer = Peer.Start();
        var call = peer.Call();
        await peer.FailAsync(await peer.ReceiveAsync(), 4711, 815, "new");
        var error = await Assert.ThrowsAsync<LibvirtRemoteException>(() => call.Soon());
        Assert.Equal((4711, 815), ((int)error.Code, (int)error.Domain));
    }

    [Fact]
    public async Task Packets_received_byte_by_byte_are_reassembled()
    {
        await using var peer = Peer.Start();
        var (first, second) = (peer.Call("1"), peer.Call("2"));
        var one = Peer.Encode<LibvirtSharp.Xdr.XdrString>(await peer.ReceiveAsync(), "one");
        var two = Peer.Encode<LibvirtSharp.Xdr.XdrString>(await peer.ReceiveAsync(), "two");
        foreach (var value in one.ToArray().Concat(two.ToArray()))
        {
            await peer.SendAsync(new[] { value });
        }

        Assert.Equal(("one", "two"), ((await first.Soon()).Value, (await second.Soon()).Value));
    }

    [Fact]
    public async Task Consecutive_large_packets_are_read()
    {
        await using var peer = Peer.Start();
        for (var size = 100; size < 4_000_000; size *= 7)
        {
            var text = new string('x', size);
            var call = peer.Call(text);
            var received = await peer.ReceiveAsync();
            await peer.ReplyAsync(received, received.Decode<LibvirtSharp.Xdr.XdrString>().Value);
            Assert.Equal(text, (await call.Soon()).Value);
        }
    }

    [Fact]
    public async Task Arguments_above_the_limits_are_rejected_without_using_a_slot()
    {
        await using var peer = Peer.Start();
        for (var i = 0; i < 2 * PendingCalls.Slots; i++)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => peer.Call("a\0b").Soon());
        }

        var call = peer.Call();
        await peer.ReplyAsync(await peer.ReceiveAsync(), "fine");
        await call.Soon();
    }
}
