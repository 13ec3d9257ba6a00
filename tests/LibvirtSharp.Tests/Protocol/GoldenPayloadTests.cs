using LibvirtSharp.Tests.Support;
using LibvirtSharp.Xdr;

namespace LibvirtSharp.Tests.Protocol;

/// <summary>Captured payloads, field by field.</summary>
public sealed class GoldenPayloadTests
{
    [Fact]
    public void A_list_of_domains()
    {
        var list = Read<XdrStruct<XdrList<DomainRef>, XdrUInt32>>("00000001 <dom> 00000001");
        Assert.Equal([Sample.Domain], list.Item1.Items);
        Assert.Equal(1u, list.Item2.Value);
    }

    [Fact]
    public void A_network() => Assert.Equal(Sample.Network, Read<NetworkRef>("<net>"));

    [Fact]
    public void An_update_of_a_network()
    {
        var xml = new string('x', 61);
        var arguments = new XdrStruct<NetworkRef, XdrUInt32, XdrUInt32, XdrInt32, XdrString, XdrUInt32>(
            Sample.Network, (uint)NetworkUpdateCommand.AddLast, (uint)NetworkUpdateSection.DhcpHost, -1, xml,
            (uint)NetworkUpdateFlags.Live);
        Assert.Equal(
            Sample.Hex("<net> 00000003 00000004 ffffffff 0000003d" + string.Concat(Enumerable.Repeat("78", 61))
                + "000000 00000001"),
            Write(arguments));
    }

    [Fact]
    public void Parameters_of_an_interface()
    {
        var arguments = new XdrStruct<DomainRef, XdrString, XdrList<TypedParameter>, XdrUInt32>(
            Sample.Domain, "testnet0", new([new TypedParameter("inbound.average", 1000u)]), 1);
        var golden = "<dom> 00000008 746573746e657430 00000001 0000000f 696e626f756e642e6176657261676500 00000002 "
            + "000003e8 00000001";
        Assert.Equal(Sample.Hex(golden), Write(arguments));
        Assert.Equal(
            arguments.Item3.Items,
            Read<XdrStruct<DomainRef, XdrString, XdrList<TypedParameter>, XdrUInt32>>(golden).Item3.Items);
    }

    [Fact]
    public void Addresses_of_interfaces()
    {
        var answer = Read<XdrList<DomainInterfaceAddresses>>(
            "00000001 00000008 746573746e657430 00000001 00000011 61613a62623a63633a64643a65653a6666000000 00000001 "
            + "00000000 0000000d 3139322e3136382e3132322e33000000 00000018");
        var one = Assert.Single(answer.Items);
        Assert.Equal(("testnet0", "aa:bb:cc:dd:ee:ff"), (one.Name, one.HardwareAddress));
        Assert.Equal([new InterfaceAddress(IpAddressKind.IPv4, "192.168.122.3", 24)], one.Addresses);
    }

    [Fact]
    public void A_list_of_interfaces()
    {
        var answer = Read<XdrStruct<XdrList<InterfaceRef>, XdrUInt32>>(
            "00000001 00000004 65746831 00000011 61613a62623a63633a64643a65653a6666000000 00000001");
        Assert.Equal([new InterfaceRef("eth1", "aa:bb:cc:dd:ee:ff")], answer.Item1.Items);
    }

    [Fact]
    public void Short_types_take_four_bytes()
    {
        var info = new DomainInfo(DomainState.Running, 1, 2, 3, 4);
        Assert.Equal(
            Sample.Hex("00000001 0000000000000001 0000000000000002 00000003 0000000000000004"), Write(info));
    }

    [Fact]
    public void A_callback_identifier() => Assert.Equal(7, Read<XdrInt32>("00000007").Value);

    private static T Read<T>(string hex)
        where T : IXdrValue<T>
    {
        var reader = new XdrReader(Sample.Hex(hex));
        var value = reader.Read<T>();
        reader.EnsureEnd();
        return value;
    }

    private static byte[] Write<T>(T value)
        where T : IXdrValue<T>
    {
        var writer = new XdrWriter(16);
        writer.Write(value);
        return writer.Written.ToArray();
    }
}
