using LibvirtSharp.Xdr;

namespace LibvirtSharp.Protocol;

/// <summary>The two packets of the keepalive program, without serial and payload.</summary>
internal static class KeepAlivePacket
{
    internal const int Ping = 1;

    internal const int Pong = 2;

    internal static ReadOnlyMemory<byte> Encode(int procedure) => Packet.Encode(
        new PacketHeader(
            PacketHeader.KeepAliveProgram, PacketHeader.ProtocolVersion, procedure, PacketType.Message, 0,
            PacketStatus.Ok),
        default(XdrVoid));
}
