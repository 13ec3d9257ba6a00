using System.Buffers.Binary;
using LibvirtSharp.Xdr;

namespace LibvirtSharp.Protocol;

/// <summary>A received packet. The payload belongs to the reader and is valid until its next read.</summary>
internal readonly record struct Packet(PacketHeader Header, ReadOnlyMemory<byte> Payload)
{
    /// <summary>Encodes a complete packet: length word, header, payload.</summary>
    internal static ReadOnlyMemory<byte> Encode<T>(PacketHeader header, T payload)
        where T : IXdrValue<T>
    {
        var writer = new XdrWriter(256);
        writer.WriteUInt32(0);
        writer.Write(header);
        writer.Write(payload);
        var packet = writer.Written;
        BinaryPrimitives.WriteInt32BigEndian(packet.Span, packet.Length);
        return packet;
    }

    /// <summary>Decodes the payload, which must be exactly one value.</summary>
    internal T Decode<T>()
        where T : IXdrValue<T>
    {
        var reader = new XdrReader(Payload.Span);
        var value = reader.Read<T>();
        reader.EnsureEnd();
        return value;
    }
}
