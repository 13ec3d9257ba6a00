using LibvirtSharp.Xdr;

namespace LibvirtSharp.Protocol;

/// <summary>virNetMessageHeader: the header of a packet.</summary>
internal readonly record struct PacketHeader(
    uint Program, uint Version, int Procedure, PacketType Type, uint Serial, PacketStatus Status)
    : IXdrValue<PacketHeader>
{
    /// <summary>The program of calls and events.</summary>
    internal const uint RemoteProgram = 0x2000_8086;

    /// <summary>The keepalive program.</summary>
    internal const uint KeepAliveProgram = 0x6b65_6570;

    /// <summary>The only version of both programs.</summary>
    internal const uint ProtocolVersion = 1;

    internal static PacketHeader Call(LibvirtProcedure procedure, uint serial) =>
        new(RemoteProgram, ProtocolVersion, (int)procedure, PacketType.Call, serial, PacketStatus.Ok);

    // unsigned prog, unsigned vers, int proc, int type, unsigned serial, int status
    public void Write(ref XdrWriter writer)
    {
        writer.WriteUInt32(Program);
        writer.WriteUInt32(Version);
        writer.WriteInt32(Procedure);
        writer.WriteInt32((int)Type);
        writer.WriteUInt32(Serial);
        writer.WriteInt32((int)Status);
    }

    public static PacketHeader Read(ref XdrReader reader) => new(
        reader.ReadUInt32(), reader.ReadUInt32(), reader.ReadInt32(), (PacketType)reader.ReadInt32(),
        reader.ReadUInt32(), (PacketStatus)reader.ReadInt32());
}
