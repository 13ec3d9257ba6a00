using LibvirtSharp.Protocol;
using LibvirtSharp.Tests.Support;
using LibvirtSharp.Xdr;

namespace LibvirtSharp.Tests.Protocol;

/// <summary>Complete packets, captured between libvirt's own client and daemon.</summary>
public sealed class GoldenPacketTests
{
    [Fact]
    public void Asking_for_authentication() => Check(
        "0000001c 20008086 00000001 00000042 00000000 00000001 00000000",
        PacketHeader.Call(LibvirtProcedure.AuthenticationList, 1), default(XdrVoid));

    [Fact]
    public void No_authentication() => Check(
        "00000024 20008086 00000001 00000042 00000001 00000001 00000000 00000001 00000000",
        Reply(66, 1), new XdrList<AuthenticationType>([AuthenticationType.None]));

    [Fact]
    public void Authentication_by_sasl() => Check(
        "00000024 20008086 00000001 00000042 00000001 00000001 00000000 00000001 00000001",
        Reply(66, 1), new XdrList<AuthenticationType>([AuthenticationType.Sasl]));

    [Fact]
    public void Asking_for_keepalive() => Check<XdrInt32>(
        "00000020 20008086 00000001 0000003c 00000000 00000002 00000000 0000000a",
        PacketHeader.Call(LibvirtProcedure.ConnectSupportsFeature, 2), (int)LibvirtFeature.KeepAlive);

    [Fact]
    public void Opening_a_connection() => Check(
        "00000038 20008086 00000001 00000001 00000000 00000004 00000000 00000001 0000000f "
        + "746573743a2f2f2f64656661756c7400 00000000",
        PacketHeader.Call(LibvirtProcedure.ConnectOpen, 4),
        new XdrStruct<XdrOptionalString, XdrUInt32>("test:///default", 0));

    [Fact]
    public void Looking_up_a_domain() => Check<XdrString>(
        "00000024 20008086 00000001 00000017 00000000 00000003 00000000 00000004 74657374",
        PacketHeader.Call(LibvirtProcedure.DomainLookupByName, 3), "test");

    [Fact]
    public void A_domain() => Check(
        "00000038 20008086 00000001 00000017 00000001 00000003 00000000 00000004 74657374 <uuid> 00000001",
        Reply(23, 3), Sample.Domain);

    [Fact]
    public void Asking_for_xml() => Check(
        "0000003c 20008086 00000001 0000000e 00000000 00000015 00000000 <dom> 00000000",
        PacketHeader.Call(LibvirtProcedure.DomainGetXmlDescription, 21),
        new XdrStruct<DomainRef, XdrUInt32>(Sample.Domain, 0));

    [Fact]
    public void A_state() => Check(
        "00000024 20008086 00000001 000000d4 00000001 00000016 00000000 00000001 00000000",
        Reply(212, 0x16), new XdrStruct<XdrInt32, XdrInt32>(1, 0));

    [Fact]
    public void Registering_for_events_of_one_domain() => Check(
        "00000040 20008086 00000001 0000013c 00000000 00000005 00000000 0000000f 00000001 <dom>",
        PacketHeader.Call(LibvirtProcedure.ConnectDomainEventCallbackRegisterAny, 5),
        new XdrStruct<XdrInt32, XdrOptional<DomainRef>>((int)DomainEventKind.DeviceRemoved, Sample.Domain));

    [Fact]
    public void A_device_was_added() => Check(
        "00000048 20008086 00000001 00000162 00000002 00000001 00000000 00000008 <dom> 00000007 75612d6e69633000",
        Event(354), new XdrStruct<XdrInt32, DomainRef, XdrString>(8, Sample.Domain, "ua-nic0"));

    [Fact]
    public void Detaching_by_alias() => Check(
        "00000048 20008086 00000001 00000188 00000000 0000000b 00000000 <dom> 00000007 75612d6e69633000 00000001",
        PacketHeader.Call(LibvirtProcedure.DomainDetachDeviceAlias, 11),
        new XdrStruct<DomainRef, XdrString, XdrUInt32>(Sample.Domain, "ua-nic0", 1));

    [Fact]
    public void A_device_was_removed() => Check(
        "00000048 20008086 00000001 0000014d 00000002 00000001 00000000 00000007 <dom> 00000007 75612d6e69633000",
        Event(333), new XdrStruct<XdrInt32, DomainRef, XdrString>(7, Sample.Domain, "ua-nic0"));

    [Fact]
    public void A_domain_was_destroyed() => Check(
        "00000044 20008086 00000001 0000013e 00000002 00000001 00000000 00000006 00000004 74657374 <uuid> ffffffff "
        + "00000005 00000001",
        Event(318),
        new XdrStruct<XdrInt32, DomainRef, XdrInt32, XdrInt32>(6, Sample.Domain with { Id = -1 }, 5, 1));

    [Fact]
    public void Closing() => Check(
        "0000001c 20008086 00000001 00000002 00000000 0000000f 00000000",
        PacketHeader.Call(LibvirtProcedure.ConnectClose, 15), default(XdrVoid));

    [Fact]
    public void Ping_and_pong()
    {
        Assert.Equal(
            Sample.Hex("0000001c 6b656570 00000001 00000001 00000002 00000000 00000000"),
            KeepAlivePacket.Encode(KeepAlivePacket.Ping).ToArray());
        Assert.Equal(
            Sample.Hex("0000001c 6b656570 00000001 00000002 00000002 00000000 00000000"),
            KeepAlivePacket.Encode(KeepAlivePacket.Pong).ToArray());
    }

    [Fact]
    public void An_error()
    {
        var packet = Sample.Hex(
            "00000070 20008086 00000001 00000017 00000001 00000013 00000001 0000002a 0000000c 00000001 00000010 "
            + "446f6d61696e206e6f7420666f756e64 00000002 00000000 00000001 00000010 446f6d61696e206e6f7420666f756e64 "
            + "00000000 00000000 ffffffff ffffffff 00000000");
        var error = new RemoteError(LibvirtErrorCode.NoDomain, LibvirtErrorDomain.Test, "Domain not found");
        Check(
            Convert.ToHexString(packet),
            Reply(23, 0x13) with { Status = PacketStatus.Error }, error);
    }

    private static PacketHeader Reply(int procedure, uint serial) =>
        new(PacketHeader.RemoteProgram, 1, procedure, PacketType.Reply, serial, PacketStatus.Ok);

    private static PacketHeader Event(int procedure) =>
        new(PacketHeader.RemoteProgram, 1, procedure, PacketType.Message, 1, PacketStatus.Ok);

    private static void Check<T>(string hex, PacketHeader header, T payload)
        where T : IXdrValue<T>
    {
        var golden = Sample.Hex(hex);
        Assert.Equal(Convert.ToHexString(golden), Convert.ToHexString(Packet.Encode(header, payload).Span));

        var reader = new XdrReader(golden.AsSpan(4));
        Assert.Equal(header, reader.Read<PacketHeader>());
        var decoded = reader.Read<T>();
        reader.EnsureEnd();
        Assert.Equal(Convert.ToHexString(golden), Convert.ToHexString(Packet.Encode(header, decoded).Span));
    }
}
