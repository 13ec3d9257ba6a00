using System.Xml.Linq;
using HvProvider.Tests.Hosts;
using HvProvider.Tests.Resources.NetworkAttachments;
using HvProvider.Vlans;
using LibvirtFake;
using LibvirtSharp;
using TerraformPlugin.Schemas;
using static HvProvider.DataSources.NetworkAttachments.InterfaceAttributes;
using static HvProvider.Tests.DataSources.NetworkAttachments.ListedSettings;

namespace HvProvider.Tests.DataSources.NetworkAttachments;

/// <summary>The attributes of NICs of every kind.</summary>
public sealed class ListedNicTests : IAsyncLifetime
{
    private const string Site = """
        <network><name>site</name><forward mode='bridge'/><bridge name='br0'/>
        <portgroup name='web'><vlan><tag id='30'/></vlan></portgroup>
        <portgroup name='all'><vlan trunk='yes'><tag id='20' nativeMode='untagged'/><tag id='30'/></vlan></portgroup></network>
        """;

    private FakeLibvirtd _fake = null!;
    private TapHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeLibvirtd.StartAsync();
        _host = new TapHost(_fake);
        _fake.Host.AddNetwork(Site);
    }

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Fact]
    public async Task Managed_and_unmanaged_NICs_are_listed_with_their_effective_VLANs()
    {
        _fake.AddGuest(interfaces: string.Concat(
            Guests.Foreign("52:54:00:00:00:01", 1, "<vlan><tag id='30'/></vlan><link state='down'/><alias name='ua-lan'/>"),
            Guests.Foreign("52:54:00:00:00:02", 2),
            Guests.Foreign(
                "52:54:00:00:00:03", 3, "<vlan trunk='yes'><tag id='20' nativeMode='untagged'/><tag id='30'/><tag id='31'/></vlan>"),
            Guests.Foreign("52:54:00:00:00:04", 4, "<vlan trunk='yes'><tag id='40' nativeMode='tagged'/></vlan>"),
            Guests.Foreign("52:54:00:00:00:05", 5, "<vlan trunk='yes'><tag id='30'/><tag id='40'/></vlan>")));

        var nics = await ReadAsync();

        Assert.Equal(
            [
                "web01 52:54:00:00:00:01 lan ua-lan = web01/lan",
                "web01 52:54:00:00:00:02 - net0 = web01/52:54:00:00:00:02",
                "web01 52:54:00:00:00:03 - net1 = web01/52:54:00:00:00:03",
                "web01 52:54:00:00:00:04 - net2 = web01/52:54:00:00:00:04",
                "web01 52:54:00:00:00:05 - net3 = web01/52:54:00:00:00:05",
            ],
            nics.Select(Listing.Identity));
        Assert.Equal(
            [
                "30 / 30 PVID untagged / 30 PVID untagged",
                "- / 1 PVID untagged / 1 PVID untagged",
                "[20 30-31] 20 untagged / 20 PVID untagged, 30, 31 / 20 PVID untagged, 30, 31",
                "[40] 40 tagged / 40 PVID / 40 PVID",
                "[30 40] (null) (null) / 30, 40 / 30, 40",
            ],
            nics.Select(Listing.Vlans));
        Assert.All(nics, nic => Assert.Equal(("running live persistent", "bridge br0 - -"), (nic.Place(), nic.Connection())));
        Assert.All(nics, nic => Assert.True(nic.Get(Problem).IsNull && nic.Get(Addresses).IsNull));
        Assert.Equal([true, false, false, false, false], nics.Select(nic => nic.Get(Managed).Value));
        Assert.Equal(["down", "up", "up", "up", "up"], nics.Select(nic => nic.Get(Link).Value));
        Assert.Equal(["vnet0", "vnet1", "vnet2", "vnet3", "vnet4"], nics.Select(nic => nic.Get(Tap).Value));
        Assert.Equal(
            ("virtio", "0000:01:00.0", _fake.Host.Domains[0].Uuid.ToString()),
            (nics[0].Get(Model).Value, nics[0].Get(Pci).Value, nics[0].Get(DomainUuid).Value));
    }

    [Fact]
    public async Task NICs_on_networks_show_the_bridge_and_the_VLANs_of_their_port_group()
    {
        foreach (var (domain, kind) in new[]
            { ("a-run", FakeDomainKind.Running), ("b-off", FakeDomainKind.Stopped), ("c-tmp", FakeDomainKind.Transient) })
        {
            _fake.AddGuest(domain, kind, string.Concat(
                Guests.Foreign("52:54:00:00:00:01", 1, source: "network='site'", type: "network"),
                Guests.Foreign("52:54:00:00:00:02", 2, source: "network='site' portgroup='web'", type: "network"),
                Guests.Foreign("52:54:00:00:00:03", 3, source: "network='site' portgroup='all'", type: "network"),
                Guests.Foreign("52:54:00:00:00:04", 4, "<vlan><tag id='40'/></vlan>", "network='site' portgroup='web'", "network")));
        }

        var nics = await ReadAsync(network: "site");

        Assert.Equal(
            ["network br0 site -", "network br0 site web", "network br0 site all", "network br0 site web"],
            nics.Take(4).Select(Listing.Connection));
        Assert.Equal(nics.Take(4).Select(Listing.Connection), nics.Skip(4).Take(4).Select(Listing.Connection));
        Assert.Equal(nics.Take(4).Select(Listing.Connection), nics.Skip(8).Select(Listing.Connection));
        Assert.Equal(
            [
                "- / 1 PVID untagged / 1 PVID untagged",
                "- / 30 PVID untagged / 30 PVID untagged",
                "- / 20 PVID untagged, 30 / 20 PVID untagged, 30",
                "40 / 40 PVID untagged / 40 PVID untagged",
                "- / 1 PVID untagged / -", "- / 30 PVID untagged / -", "- / 20 PVID untagged, 30 / -", "40 / 40 PVID untagged / -",
                "- / 1 PVID untagged / 1 PVID untagged",
                "- / 30 PVID untagged / 30 PVID untagged",
                "- / 20 PVID untagged, 30 / 20 PVID untagged, 30",
                "40 / 40 PVID untagged / 40 PVID untagged",
            ],
            nics.Select(Listing.Vlans));
        Assert.Equal(
            Enumerable.Repeat("running live persistent", 4).Concat(Enumerable.Repeat("stopped persistent", 4))
                .Concat(Enumerable.Repeat("running live", 4)),
            nics.Select(Listing.Place));
    }

    [Fact]
    public async Task The_NIC_of_a_stopped_domain_has_intended_and_no_effective_VLANs()
    {
        _fake.AddGuest(kind: FakeDomainKind.Stopped, interfaces: string.Concat(
            Guests.Foreign("52:54:00:00:00:01", 1, "<vlan><tag id='30'/></vlan>"), Guests.Foreign("52:54:00:00:00:02", 2)));

        var nics = await ReadAsync();

        Assert.Equal(["30 / 30 PVID untagged / -", "- / 1 PVID untagged / -"], nics.Select(Listing.Vlans));
        Assert.All(nics, nic => Assert.True(nic.Get(Tap).IsNull));
        Assert.All(nics, nic => Assert.Equal("stopped persistent", nic.Place()));
    }

    [Fact]
    public async Task A_NIC_that_differs_between_the_definitions_is_not_in_sync()
    {
        var web = _fake.AddGuest(interfaces: string.Concat(
            Guests.Foreign("52:54:00:00:00:01", 1), Guests.Foreign("52:54:00:00:00:02", 2), Guests.Foreign("52:54:00:00:00:03", 3),
            Guests.Foreign("52:54:00:00:00:04", 4)));
        web.LiveInterfaces[0].Remove();
        web.ConfigInterfaces[1].Remove();
        web.ConfigInterfaces.Single(nic => nic.Mac() == "52:54:00:00:00:03").Add(XElement.Parse("<alias name='ua-lan'/>"));
        web.ConfigInterfaces.Single(nic => nic.Mac() == "52:54:00:00:00:04").Element("source")!.SetAttributeValue("bridge", "br1");

        var nics = await ReadAsync();

        Assert.Equal(
            [
                "web01 52:54:00:00:00:01 - - = web01/52:54:00:00:00:01",
                "web01 52:54:00:00:00:02 - net1 = web01/52:54:00:00:00:02",
                "web01 52:54:00:00:00:03 lan net2 = web01/lan",
                "web01 52:54:00:00:00:04 - net3 = web01/52:54:00:00:00:04",
            ],
            nics.Select(Listing.Identity));
        Assert.Equal(
            ["running persistent differs", "running live differs", "running live persistent", "running live persistent differs"],
            nics.Select(Listing.Place));
        Assert.Equal([false, false, true, false], nics.Select(nic => nic.Get(Managed).Value));

        // A NIC is on a bridge if one of its definitions is.
        Assert.Equal("52:54:00:00:00:04", Assert.Single(await ReadAsync(bridge: "br1")).Get(Mac).Value);
        Assert.Equal(4, (await ReadAsync(bridge: "br0")).Count);
    }

    [Fact]
    public async Task NICs_on_no_bridge_are_listed_without_effective_VLANs()
    {
        _fake.AddGuest(kind: FakeDomainKind.Stopped, interfaces: """
            <interface type='user'><mac address='52:54:00:00:00:01'/><model type='e1000e'/></interface>
            <interface type='direct'><mac address='52:54:00:00:00:02'/><source dev='eno1' mode='bridge'/></interface>
            <interface type='hostdev' managed='yes'><mac address='52:54:00:00:00:03'/>
              <source><address type='pci' domain='0x0000' bus='0x03' slot='0x10' function='0x0'/></source>
              <vlan><tag id='30'/></vlan></interface>
            <interface type='ethernet'><mac address='52:54:00:00:00:04'/><target dev='mytap'/></interface>
            """);

        var nics = await ReadAsync();

        Assert.Equal(["user - - -", "direct - - -", "hostdev - - -", "ethernet - - -"], nics.Select(Listing.Connection));
        Assert.Equal(["- / - / -", "- / - / -", "30 / - / -", "- / - / -"], nics.Select(Listing.Vlans));
        Assert.Equal("web01/52:54:00:00:00:01", nics[0].Get(ImportId).Value);
        Assert.Empty(await ReadAsync(bridge: "br0"));
    }

    [Fact]
    public async Task Unreadable_parts_of_a_NIC_are_null()
    {
        var web = _fake.AddGuest(kind: FakeDomainKind.Stopped, interfaces: string.Concat(
            Guests.Foreign("not a MAC", 1, "<vlan><tag id='none'/></vlan><link state='sideways'/>"),
            Guests.Foreign("52:54:00:00:00:02", 2, "<vlan><tag id='30'/><tag id='30'/></vlan>"),
            "<interface type='bridge'><source bridge='br0'/></interface>"));
        web.ConfigInterfaces[2].Element("mac")!.Remove();

        var nics = await ReadAsync();

        Assert.Equal(
            ["web01 - - - = -", "web01 - - - = -", "web01 52:54:00:00:00:02 - - = web01/52:54:00:00:00:02"],
            nics.Select(Listing.Identity));
        Assert.All(nics, nic => Assert.True(nic.Get(Vlan).IsNull && nic.Get(Trunk).IsNull));
        Assert.Equal("up", nics[0].Get(Link).Value);
    }

    [Fact]
    public async Task A_tap_that_another_tool_changed_has_a_VLAN_problem_with_its_correction()
    {
        _fake.AddGuest(interfaces: string.Concat(
            Guests.Foreign("52:54:00:00:00:01", 1, "<vlan><tag id='30'/></vlan>"),
            Guests.Foreign("52:54:00:00:00:02", 2, "<vlan><tag id='30'/></vlan>")));
        _host.Change("vnet0", new PortVlans(40, [40], []));
        _host.TakeOff("vnet1");

        var nics = await ReadAsync();

        Assert.Equal(["30 / 30 PVID untagged / 40 PVID untagged", "30 / 30 PVID untagged / none"], nics.Select(Listing.Vlans));
        Assert.Contains("40 PVID untagged", nics[0].Get(Problem).Value, StringComparison.Ordinal);
        Assert.Contains("is not on a bridge", nics[1].Get(Problem).Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_access_to_the_host_the_configured_VLANs_are_still_listed()
    {
        _fake.AddGuest(interfaces: string.Concat(
            Guests.Foreign("52:54:00:00:00:01", 1, "<vlan><tag id='30'/></vlan>"),
            Guests.Foreign("52:54:00:00:00:02", 2),
            Guests.Foreign("52:54:00:00:00:03", 3, source: "network='site' portgroup='all'", type: "network")));
        _host.IsUnreadable = true;

        var nics = await ReadAsync();

        Assert.Equal(
            ["30 / 30 PVID untagged / -", "- / - / -", "- / 20 PVID untagged, 30 / -"], nics.Select(Listing.Vlans));
        Assert.All(nics, nic => Assert.True(nic.Get(Problem).IsNull));
    }

    [Fact]
    public async Task NICs_are_sorted_by_domain_and_MAC_address()
    {
        _fake.AddGuest("b", interfaces: Guests.Foreign("52:54:00:00:00:02", 1) + Guests.Foreign("52:54:00:00:00:01", 2));
        _fake.AddGuest("a", FakeDomainKind.Stopped, Guests.Foreign("52:54:00:00:00:03", 1));
        _fake.AddGuest("B", FakeDomainKind.Stopped, Guests.Foreign("52:54:00:00:00:04", 1));

        Assert.Equal(
            ["B 04", "a 03", "b 01", "b 02"],
            (await ReadAsync()).Select(nic => $"{nic.Get(Domain).Value} {nic.Get(Mac).Value[^2..]}"));
    }

    [Fact]
    public async Task A_domain_is_selected_by_name_or_UUID()
    {
        var web = _fake.AddGuest(interfaces: Guests.Foreign("52:54:00:00:00:01", 1));
        _fake.AddGuest("db01", interfaces: Guests.Foreign("52:54:00:00:00:02", 1));
        _fake.Log.Clear();

        foreach (var selector in new[] { "web01", web.Uuid.ToString(), web.Uuid.ToString("N") })
        {
            var nics = await Listing.ReadAsync(_fake, _host.Access, Listing.Of(domain: selector));
            Assert.Equal("web01", Assert.Single(nics).Get(Domain).Value);
        }

        Assert.Equal(0, _fake.Log.Count(LibvirtProcedure.ConnectListDomains));
    }

    [Fact]
    public async Task The_MAC_address_that_the_guest_has_given_its_NIC_is_listed()
    {
        var web = _fake.AddGuest(interfaces: Guests.Foreign("52:54:00:00:00:01", 1));
        Assert.True(Assert.Single(await ReadAsync()).Get(CurrentMac).IsNull);
        web.LiveInterfaces[0].Element("mac")!.SetAttributeValue("currentAddress", "52:54:00:99:99:99");
        Assert.Equal("52:54:00:99:99:99", Assert.Single(await ReadAsync()).Get(CurrentMac).Value);
    }

    private Task<IReadOnlyList<TfObject>> ReadAsync(string? bridge = null, string? network = null) =>
        Listing.ReadAsync(_fake, _host.Access, Listing.Of(bridge: bridge, network: network));
}
