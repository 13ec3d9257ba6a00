using LibvirtSharp.Protocol;
using LibvirtSharp.Session;
using LibvirtSharp.Tests.Support;

namespace LibvirtSharp.Tests.Session;

public sealed class KeepAliveTests
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);

    [Fact]
    public async Task A_ping_is_answered_while_all_slots_are_busy()
    {
        await using var peer = Peer.Start();
        var calls = Enumerable.Range(0, 6).Select(_ => peer.Call()).ToArray();
        for (var i = 0; i < PendingCalls.Slots; i++)
        {
            await peer.ReceiveAsync();
        }

        await peer.SendAsync(KeepAlivePacket.Encode(KeepAlivePacket.Ping));
        var pong = await peer.ReceiveAsync();
        Assert.Equal(
            (PacketHeader.KeepAliveProgram, KeepAlivePacket.Pong, 0u),
            (pong.Header.Program, pong.Header.Procedure, pong.Header.Serial));
        Assert.DoesNotContain(calls, call => call.IsCompleted);
    }

    [Fact]
    public async Task A_flood_of_pings_does_not_exhaust_memory()
    {
        await using var peer = Peer.Start(gateClosed: true);
        var call = peer.Call();
        await peer.Gate.WriteBlocked.Soon();
        for (var i = 0; i < 1000; i++)
        {
            await peer.SendAsync(KeepAlivePacket.Encode(KeepAlivePacket.Ping));
        }

        await peer.SendEventAsync(1, "seen");
        var marker = peer.Call("marker");
        peer.Gate.Close(false);
        var pongs = 0;
        var received = await peer.ReceiveAsync();
        await peer.ReplyAsync(received, "fine");
        await call.Soon();
        while ((received = await peer.ReceiveAsync()).Header.Program == PacketHeader.KeepAliveProgram)
        {
            pongs++;
        }

        await peer.ReplyAsync(received, "fine");
        await marker.Soon();
        Assert.InRange(pongs, 0, 100);
    }

    [Fact]
    public async Task A_peer_that_answers_no_ping_is_disconnected_after_the_configured_number()
    {
        await using var peer = Peer.Start();
        var call = peer.Call();
        await peer.ReceiveAsync();
        peer.Session.StartKeepAlive(Interval, 3);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(KeepAlivePacket.Ping, (await peer.ReceiveAsync()).Header.Procedure);
        }

        var error = await Assert.ThrowsAsync<LibvirtConnectionException>(() => call.Soon());
        Assert.Equal(LibvirtConnectionFailure.KeepAliveTimeout, error.Reason);
        await peer.EndAsync();
    }

    [Fact]
    public async Task A_peer_that_answers_pings_stays_connected()
    {
        await using var peer = Peer.Start();
        var call = peer.Call();
        var received = await peer.ReceiveAsync();
        peer.Session.StartKeepAlive(Interval, 20);
        for (var i = 0; i < 22; i++)
        {
            Assert.Equal(KeepAlivePacket.Ping, (await peer.ReceiveAsync()).Header.Procedure);
            await peer.SendAsync(KeepAlivePacket.Encode(KeepAlivePacket.Pong));
        }

        await peer.ReplyAsync(received, "fine");
        Assert.Equal("fine", (await call.Soon()).Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(-1)]
    public async Task An_unknown_keepalive_procedure_is_ignored(int procedure)
    {
        await using var peer = Peer.Start();
        await peer.SendAsync(KeepAlivePacket.Encode(procedure));
        var call = peer.Call();
        await peer.ReplyAsync(await peer.ReceiveAsync(), "fine");
        Assert.Equal("fine", (await call.Soon()).Value);
    }

    [Fact]
    public void Any_packet_counts_as_a_sign_of_life()
    {
        var keepAlive = new KeepAlive(2);
        Assert.Equal(KeepAlive.Verdict.Ping, keepAlive.Tick());
        Assert.Equal(KeepAlive.Verdict.Ping, keepAlive.Tick());
        keepAlive.PacketReceived();
        Assert.Equal(KeepAlive.Verdict.Alive, keepAlive.Tick());
        Assert.Equal(KeepAlive.Verdict.Ping, keepAlive.Tick());
        Assert.Equal(KeepAlive.Verdict.Ping, keepAlive.Tick());
        Assert.Equal(KeepAlive.Verdict.Dead, keepAlive.Tick());
    }
}
