using LibvirtSharp.Session;
using LibvirtSharp.Tests.Support;
using LibvirtSharp.Xdr;

namespace LibvirtSharp.Tests.Session;

public sealed class CloseTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Closing_sends_close_and_waits_for_the_reply()
    {
        await using var peer = Peer.Start();
        var closing = peer.Session.CloseAsync(Long);
        var close = await peer.ReceiveAsync();
        Assert.Equal((int)LibvirtProcedure.ConnectClose, close.Header.Procedure);
        Assert.False(peer.Session.Closed.IsCompleted);
        await peer.ReplyAsync(close, default(XdrVoid));
        await closing.Soon();
        Assert.Equal(LibvirtConnectionFailure.ClosedLocally, peer.Session.CloseReason!.Reason);
        await peer.EndAsync();
    }

    [Fact]
    public async Task Closing_does_not_wait_for_a_slot_and_fails_calls_in_progress()
    {
        await using var peer = Peer.Start();
        var calls = Enumerable.Range(0, 6).Select(_ => peer.Call()).ToArray();
        for (var i = 0; i < PendingCalls.Slots; i++)
        {
            await peer.ReceiveAsync();
        }

        var closing = peer.Session.CloseAsync(Long);
        await peer.ReplyAsync(await peer.ReceiveAsync(), default(XdrVoid));
        await closing.Soon();
        foreach (var call in calls)
        {
            var error = await Assert.ThrowsAsync<LibvirtConnectionException>(() => call.Soon());
            Assert.Equal(LibvirtConnectionFailure.ClosedLocally, error.Reason);
        }
    }

    [Fact]
    public async Task A_peer_that_does_not_respond_to_close_is_disconnected()
    {
        await using var peer = Peer.Start();
        await peer.Session.CloseAsync(TimeSpan.FromMilliseconds(20)).Soon();
        await peer.EndAsync();
    }

    [Fact]
    public async Task A_peer_that_reads_nothing_is_disconnected()
    {
        await using var peer = Peer.Start(gateClosed: true);
        await peer.Session.CloseAsync(TimeSpan.FromMilliseconds(20)).Soon();
        Assert.Equal(LibvirtConnectionFailure.ClosedLocally, peer.Session.CloseReason!.Reason);
    }

    [Fact]
    public async Task Calls_after_closing_fail()
    {
        await using var peer = Peer.Start();
        var closing = peer.Session.CloseAsync(Long);
        var close = await peer.ReceiveAsync();
        var error = await Assert.ThrowsAsync<LibvirtConnectionException>(() => peer.Call().Soon());
        Assert.Equal(LibvirtConnectionFailure.ClosedLocally, error.Reason);
        await peer.ReplyAsync(close, default(XdrVoid));
        await closing.Soon();
    }

    [Fact]
    public async Task Closing_twice_is_harmless()
    {
        await using var peer = Peer.Start();
        var closing = Task.WhenAll(peer.Session.CloseAsync(Long), peer.Session.CloseAsync(Long));
        try
        {
            await peer.ReplyAsync(await peer.ReceiveAsync(), default(XdrVoid));
        }
        catch (Exception exception) when (exception is EndOfStreamException or IOException)
        {
            // The second one did not wait for the first.
        }

        await closing.Soon();
    }
}
