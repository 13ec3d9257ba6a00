using System.Buffers.Binary;
using LibvirtSharp.Protocol;
using LibvirtSharp.Session;
using LibvirtSharp.Tests.Support;
using LibvirtSharp.Xdr;

namespace LibvirtSharp.Tests.Session;

/// <summary>A session ends once, and all calls and subscriptions receive the same reason.</summary>
public sealed class BreakTests
{
    [Fact]
    public async Task All_calls_fail_with_the_same_reason_when_the_peer_disconnects()
    {
        await using var peer = Peer.Start();
        var calls = Enumerable.Range(0, 7).Select(_ => peer.Call()).ToArray();
        for (var i = 0; i < PendingCalls.Slots; i++)
        {
            await peer.ReceiveAsync();
        }

        peer.HangUp();
        await peer.Session.Closed.Soon();
        var reason = peer.Session.CloseReason;
        Assert.Equal(LibvirtConnectionFailure.PeerClosed, reason!.Reason);
        foreach (var call in calls.Append(peer.Call("afterwards")))
        {
            Assert.Same(reason, await Assert.ThrowsAnyAsync<LibvirtConnectionException>(() => call.Soon()));
        }
    }

    [Fact]
    public async Task The_first_reason_takes_effect()
    {
        await using var peer = Peer.Start();
        var first = new LibvirtConnectionException(LibvirtConnectionFailure.Timeout, "first");
        peer.Session.Break(first);
        peer.Session.Break(new LibvirtConnectionException(LibvirtConnectionFailure.Refused, "second"));
        peer.HangUp();
        await peer.Session.DisposeAsync();
        Assert.Same(first, peer.Session.CloseReason);
    }

    [Fact]
    public async Task A_stream_that_ends_inside_a_packet_ends_the_session()
    {
        await using var peer = Peer.Start();
        var call = peer.Call();
        var reply = Peer.Encode<XdrString>(await peer.ReceiveAsync(), "cut");
        await peer.SendAsync(reply[..20]);
        peer.HangUp();
        var error = await Assert.ThrowsAnyAsync<LibvirtConnectionException>(() => call.Soon());
        Assert.Equal(LibvirtConnectionFailure.PeerClosed, error.Reason);
    }

    [Theory]
    [InlineData(0u)]
    [InlineData(3u)]
    [InlineData(10u)]
    [InlineData(27u)]
    [InlineData(33_554_437u)]
    [InlineData(40_000_000u)]
    [InlineData(uint.MaxValue)]
    public async Task A_packet_of_invalid_length_ends_the_session(uint length)
    {
        var packet = new byte[64];
        BinaryPrimitives.WriteUInt32BigEndian(packet, length);
        await BreaksAsync(_ => packet);
    }

    [Fact]
    public async Task An_announced_length_is_not_allocated()
    {
        await using var peer = Peer.Start();
        var call = peer.Call();
        await peer.ReceiveAsync();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await peer.SendAsync(Sample.Hex("02000004 20008086 00000001"));
        await peer.SendAsync(new byte[10_000]);
        peer.HangUp();
        await Assert.ThrowsAnyAsync<LibvirtConnectionException>(() => call.Soon());
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: false) - before, long.MinValue, 16_000_000);
    }

    [Fact]
    public Task A_reply_to_an_unknown_call_ends_the_session() =>
        BreaksAsync(call => Reply(call.Header with { Serial = call.Header.Serial + 1 }));

    [Fact]
    public Task A_reply_of_another_procedure_ends_the_session() =>
        BreaksAsync(call => Reply(call.Header with { Procedure = call.Header.Procedure + 1 }));

    [Fact]
    public Task A_reply_of_another_program_ends_the_session() =>
        BreaksAsync(call => Reply(call.Header with { Program = 0x2000_8087 }));

    [Fact]
    public Task A_reply_of_another_version_ends_the_session() =>
        BreaksAsync(call => Reply(call.Header with { Version = 2 }));

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(-1)]
    public Task A_packet_of_an_unexpected_type_ends_the_session(int type) =>
        BreaksAsync(call => Packet.Encode<XdrString>(call.Header with { Type = (PacketType)type }, "x"));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(-1)]
    public Task A_reply_of_invalid_status_ends_the_session(int status) =>
        BreaksAsync(call => Reply(call.Header with { Status = (PacketStatus)status }));

    [Fact]
    public Task A_reply_that_is_too_short_ends_the_session() => BreaksAsync(call =>
        Packet.Encode<XdrInt32>(call.Header with { Type = PacketType.Reply }, 4));

    [Fact]
    public Task A_reply_with_trailing_bytes_ends_the_session() => BreaksAsync(call =>
        Packet.Encode<XdrStruct<XdrString, XdrInt32>>(call.Header with { Type = PacketType.Reply }, new("x", 1)));

    [Fact]
    public Task An_invalid_error_reply_ends_the_session() => BreaksAsync(call => Packet.Encode<XdrInt32>(
        call.Header with { Type = PacketType.Reply, Status = PacketStatus.Error }, 4));

    [Fact]
    public Task An_invalid_event_ends_the_session() => BreaksAsync(call => Packet.Encode<XdrInt32>(
        call.Header with { Type = PacketType.Message, Procedure = 318 }, 4));

    [Fact]
    public async Task A_reply_to_a_call_that_is_not_written_yet_ends_the_session()
    {
        await using var peer = Peer.Start(gateClosed: true);
        var (first, second) = (peer.Call(), peer.Call());
        await peer.Gate.WriteBlocked.Soon();
        await peer.SendAsync(Packet.Encode<XdrString>(
            PacketHeader.Call(Peer.Echo.Number, 2) with { Type = PacketType.Reply }, "guessed"));
        foreach (var call in new[] { first, second })
        {
            await Assert.ThrowsAsync<LibvirtProtocolException>(() => call.Soon());
        }
    }

    [Fact]
    public async Task A_second_reply_to_a_call_ends_the_session()
    {
        await using var peer = Peer.Start();
        var (first, second) = (peer.Call(), peer.Call());
        var received = await peer.ReceiveAsync();
        await peer.ReplyAsync(received, "fine");
        await peer.ReplyAsync(received, "again");
        await Task.WhenAny(first, second).Soon();
        await peer.Session.Closed.Soon();
        Assert.IsType<LibvirtProtocolException>(peer.Session.CloseReason);
    }

    [Fact]
    public async Task Events_of_unknown_kinds_are_ignored()
    {
        await using var peer = Peer.Start();
        var call = peer.Call();
        var received = await peer.ReceiveAsync();
        await peer.SendAsync(Packet.Encode<XdrString>(
            received.Header with { Type = PacketType.Message, Procedure = 9999 }, "news"));
        await peer.ReplyAsync(received, "fine");
        Assert.Equal("fine", (await call.Soon()).Value);
    }

    private static ReadOnlyMemory<byte> Reply(PacketHeader header) =>
        Packet.Encode<XdrString>(header with { Type = PacketType.Reply }, "x");

    private static async Task BreaksAsync(Func<Packet, ReadOnlyMemory<byte>> answer)
    {
        await using var peer = Peer.Start();
        var call = peer.Call();
        await peer.SendAsync(answer(await peer.ReceiveAsync()));
        var error = await Assert.ThrowsAsync<LibvirtProtocolException>(() => call.Soon());
        Assert.Equal(LibvirtConnectionFailure.ProtocolViolation, error.Reason);
        Assert.Same(error, peer.Session.CloseReason);
        await peer.EndAsync();
    }
}
