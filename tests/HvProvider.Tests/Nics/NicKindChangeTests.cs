using System.Xml.Linq;
using HvProvider.Nics;
using HvProvider.Nics.Values;

namespace HvProvider.Tests.Nics;

/// <summary>NICs of every kind in libvirt's schema (11.3) that move to a bridge: only the parts that a bridge allows are kept.</summary>
public sealed class NicKindChangeTests
{
    /// <summary>Parts of the device in the guest, which every kind keeps.</summary>
    private const string Device = """
        <model type='virtio'/><driver queues='2' rx_queue_size='512'><guest csum='off'/></driver><boot order='1'/><acpi index='3'/>
        """;

    /// <summary>The driver of a host device is that of the host.</summary>
    private const string DeviceOfHost = "<model type='virtio'/><boot order='1'/><acpi index='3'/>";

    private static readonly DesiredNic OnBridge = new()
    {
        Alias = "ua-lan",
        Mac = MacAddress.Parse(Macs.Ours),
        Source = NicSource.OfBridge("br0"),
    };

    /// <summary>Type, source, and the parts that only this kind can have.</summary>
    public static TheoryData<string, string, string> Kinds => new()
    {
        { "ethernet", "<source><ip address='10.0.0.1' prefix='24'/></source>", "<script path='/etc/up'/><target dev='x' managed='no'/>" },
        { "ethernet", "", "<script path='/etc/up'/><downscript path='/etc/down'/><mtu size='1400'/>" },
        { "vhostuser", "<source type='unix' path='/run/a' mode='client'/>", "<target dev='vhost0'/><mtu size='9000'/>" },
        {
            "vhostuser",
            "<source dev='eth0'/>",
            "<backend type='passt' logFile='/tmp/log'/><portForward proto='tcp'><range start='22'/></portForward>"
        },
        {
            "direct",
            "<source dev='eth0' mode='vepa'/>",
            "<virtualport type='802.1Qbg'><parameters managerid='11'/></virtualport><target dev='macvtap0'/>"
        },
        { "user", "", "<ip address='10.0.0.2' prefix='24'/><route address='10.1.0.0' prefix='24' gateway='10.0.0.1'/>" },
        {
            "user",
            "<source dev='eth0'/>",
            "<backend type='passt'/><portForward proto='tcp'><range start='2022' to='22'/></portForward>"
        },
        { "internal", "<source name='a'/>", "" },
        { "mcast", "<source address='230.0.0.1' port='5558'/>", "<mtu size='1400'/>" },
        { "client", "<source address='10.0.0.1' port='5558'/>", "" },
        { "udp", "<source address='10.0.0.1' port='1'><local address='10.0.0.2' port='2'/></source>", "" },
        { "server", "<source port='5558'/>", "<backenddomain name='x'/>" },
        {
            "hostdev",
            "<source><address type='pci' domain='0' bus='1' slot='2' function='3'/></source>",
            "<virtualport type='802.1Qbh'><parameters profileid='x'/></virtualport><teaming type='transient' persistent='ua-x'/>"
            + "<rom file='/rom'/>"
        },
        { "hostdev", "<source><address type='usb' bus='1' device='2'/></source>", "<address type='usb' bus='0' port='1'/>" },
        { "hostdev", "<source missing='no'/>", "<address type='unassigned'/>" },
        { "vdpa", "<source dev='/dev/vhost-vdpa-0'/>", "<mtu size='1400'/>" },
        { "null", "", "" },
        { "vds", "<source switchid='5' portid='1' portgroupid='a' connectionid='2'/>", "" },
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Only_the_parts_of_the_device_in_the_guest_move_to_a_bridge(string type, string source, string parts)
    {
        var nic = Nic($"<interface type='{type}' managed='yes'><mac address='{Macs.Ours}'/>{source}{parts}{Device}</interface>");
        foreach (var document in Documents(nic))
        {
            AssertOnBridge(type == "hostdev" ? DeviceOfHost : Device, document);
        }

        // If the daemon refuses the NIC on the bridge, it is attached again as it was.
        var restored = XElement.Parse(NicUpdate.ForLive(nic, null, OnBridge).RestoreDocument);
        Assert.Equal(type, restored.Attribute("type")!.Value);
        Assert.All(
            XElement.Parse($"<x>{parts}</x>").Elements().Where(static part => part.Name != "target" && part.Name != "address"),
            part => Assert.NotNull(restored.Element(part.Name)));
    }

    [Theory]
    [InlineData("vhostuser", "<driver name='vhost' queues='2' tx_queue_size='1024'/>", "<driver queues='2'/>")]
    [InlineData("vdpa", "<driver tx_queue_size='1024'/>", "")]
    [InlineData("vhostuser", "<driver tx_queue_size='256'/>", "<driver tx_queue_size='256'/>")]
    [InlineData("direct", "<driver name='vhost' iommu='on'/>", "<driver name='vhost' iommu='on'/>")]
    [InlineData("user", "<driver name='qemu'/>", "<driver name='qemu'/>")]
    [InlineData("hostdev", "<driver name='vfio'/>", "")]
    [InlineData("hostdev", "<driver model='mlx5_vfio_pci'/>", "")]
    [InlineData("ethernet", "<target dev='web0'/>", "<target dev='web0'/>")]
    [InlineData("ethernet", "<backend tap='/dev/net/tun' vhost='/dev/vhost-net'/>", "<backend tap='/dev/net/tun' vhost='/dev/vhost-net'/>")]
    [InlineData("direct", "<teaming type='persistent'/><rom enabled='no'/>", "<teaming type='persistent'/><rom enabled='no'/>")]
    [InlineData("user", "<address type='usb' bus='0' port='1'/>", "<address type='usb' bus='0' port='1'/>")]
    public void A_part_is_kept_if_a_bridge_allows_it(string type, string part, string kept) => AssertOnBridge(
        kept,
        NicUpdate.ForLive(Nic($"<interface type='{type}'><mac address='{Macs.Ours}'/>{part}</interface>"), null, OnBridge).AttachDocument);

    [Fact]
    public void A_NIC_that_leaves_a_network_keeps_what_a_bridge_allows()
    {
        var config = Nic($"""
            <interface type='network'><mac address='{Macs.Ours}'/><source network='lan'/>
            <virtualport><parameters profileid='x'/></virtualport><bandwidth><inbound average='100' floor='50'/></bandwidth>
            <model type='virtio'/><mtu size='1500'/></interface>
            """);
        AssertOnBridge(
            "<bandwidth><inbound average='100'/></bandwidth><model type='virtio'/><mtu size='1500'/>",
            NicUpdate.ForConfig(config, OnBridge).UpdateDocument!);
    }

    [Theory]
    [InlineData("br1", "<virtualport type='openvswitch'/>")]
    [InlineData("br1", "<mtu size='1500'/><backend tap='/dev/net/tun'/>")]
    public void A_NIC_that_moves_between_bridges_keeps_everything(string bridge, string parts) => AssertOnBridge(
        parts,
        NicUpdate.ForConfig(
            Nic($"<interface type='bridge'><mac address='{Macs.Ours}'/><source bridge='{bridge}'/>{parts}</interface>"),
            OnBridge).UpdateDocument!);

    private static string[] Documents(Nic nic) =>
        [NicUpdate.ForLive(nic, null, OnBridge).AttachDocument, NicUpdate.ForConfig(nic, OnBridge).UpdateDocument!];

    private static void AssertOnBridge(string parts, string document)
    {
        var found = XElement.Parse(document);
        Assert.Equal("bridge", found.Attribute("type")!.Value);
        Assert.Equal("<source bridge=\"br0\" />", found.Element("source")!.ToString());
        Assert.Null(found.Attribute("managed"));
        string[] own = ["mac", "source", "link", "alias"];
        var expected = XElement.Parse($"<x>{parts}</x>");
        if (expected.Element("model") is null)
        {
            expected.Add(new XElement("model", new XAttribute("type", "virtio")));
        }

        Assert.Equal(
            Texts(expected.Elements()), Texts(found.Elements().Where(part => !own.Contains(part.Name.ToString()))));
    }

    private static IEnumerable<string> Texts(IEnumerable<XElement> elements) =>
        elements.Select(static element => element.ToString(SaveOptions.DisableFormatting)).Order();

    private static Nic Nic(string xml) => NicXmlReader.Read(XElement.Parse(xml));
}
