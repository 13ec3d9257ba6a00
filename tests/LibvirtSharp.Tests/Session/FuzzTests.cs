using CsCheck;
using LibvirtSharp.Protocol;
using LibvirtSharp.Tests.Support;
using LibvirtSharp.Xdr;

namespace LibvirtSharp.Tests.Session;

/// <summary>For any input from a peer, calls and sessions end with a reply or an error.</summary>
public sealed class FuzzTests
{
    [Fact]
    public Task Random_bytes_never_crash_or_hang() => RunAsync(Gen.Byte.Array[0, 300], (_, bytes) => bytes);

    [Fact]
    public Task Random_packets_never_crash_or_hang() => RunAsync(
        Gen.Select(Gen.Int[-2, 8], Gen.Int[-1, 3], Gen.Int[0, 460], Gen.Byte.Array[0, 100]),
        (call, sample) => Packet.Encode(
            call.Header with
            {
                Type = (PacketType)sample.Item1,
                Status = (PacketStatus)sample.Item2,
                Procedure = sample.Item3 % 3 == 0 ? call.Header.Procedure : sample.Item3,
            },
            new RawBytes(sample.Item4)));

    [Fact]
    public Task Mutated_replies_never_crash_or_hang() => RunAsync(
        Gen.Select(Gen.Int[0, 10_000], Gen.Byte, Gen.Int[0, 40], Gen.Bool),
        (call, mutation) =>
        {
            var reply = (mutation.Item4
                ? Peer.Encode(call, new XdrString("a reply of some length"))
                : Packet.Encode(
                    call.Header with { Type = PacketType.Reply, Status = PacketStatus.Error },
                    new RemoteError(LibvirtErrorCode.NoDomain, LibvirtErrorDomain.Qemu, "no"))).ToArray();
            reply[mutation.Item1 % reply.Length] = mutation.Item2;
            return reply.AsMemory(0, Math.Max(0, reply.Length - (mutation.Item3 < 20 ? mutation.Item3 : 0)));
        });

    private static Task RunAsync<T>(Gen<T> gen, Func<Packet, T, ReadOnlyMemory<byte>> answer) => gen.SampleAsync(
        async sample =>
        {
            await using var peer = Peer.Start();
            var call = peer.Call();
            await peer.SendAsync(answer(await peer.ReceiveAsync(), sample));
            peer.HangUp();
            try
            {
                await call.Soon();
            }
            catch (LibvirtException)
            {
                // Only a reply or an exception of this library is permitted.
            }

            await peer.Session.Closed.Soon();
            await Assert.ThrowsAnyAsync<LibvirtConnectionException>(() => peer.Call().Soon());
        },
        iter: 400);

    private readonly record struct RawBytes(byte[] Bytes) : IXdrValue<RawBytes>
    {
        public void Write(ref XdrWriter writer)
        {
            foreach (var chunk in Bytes.Chunk(4))
            {
                writer.WriteInt32(chunk[0] << 24 | chunk[^1]);
            }
        }

        public static RawBytes Read(ref XdrReader reader) => throw new NotSupportedException();
    }
}
