using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Hypervisors;
using Hypervisors.Commands;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using Labs.Network;
using Labs.Tests.HostBridges;
using Labs.Tests.Support;

namespace Labs.Tests.Maps;

/// <summary>A site in a lab: a libvirt network with port groups over the bridge, four running guests and a stopped one.</summary>
internal sealed class MapSite : IAsyncDisposable
{
    // In the order of the map: by name. The stopped one is called off.
    private static readonly string[] Stems = ["db", "iot", Stopped, "router", "web"];

    private readonly LabLease _lease;
    private readonly string _network;
    private readonly List<Guest> _guests = [];

    private MapSite(LabLease lease)
    {
        _lease = lease;
        _network = lease.DrawName("site");
        Domains = Stems.ToDictionary(stem => stem, lease.DrawName, StringComparer.Ordinal);
    }

    /// <summary>The stem of the stopped domain.</summary>
    public const string Stopped = "off";

    /// <summary>The domains by their stems: <c>db</c>, <c>iot</c>, <c>off</c>, <c>router</c> and <c>web</c>.</summary>
    public IReadOnlyDictionary<string, string> Domains { get; }

    private Lab Lab => _lease.Lab;

    private string NetworkXml => $"""
        <network><name>{_network}</name><forward mode='bridge'/><bridge name='br0'/>
        <portgroup name='web'><vlan><tag id='30'/></vlan></portgroup>
        <portgroup name='iot' default='yes'><vlan><tag id='40'/></vlan></portgroup>
        <portgroup name='routers'><vlan trunk='yes'><tag id='20' nativeMode='untagged'/><tag id='30'/><tag id='40'/></vlan></portgroup>
        </network>
        """;

    public static async Task<MapSite> CreateAsync(LabLease lease, CancellationToken cancellationToken)
    {
        var site = new MapSite(lease);
        var network = await lease.Lab.WriteFileAsync($"{site._network}.xml", site.NetworkXml, cancellationToken);
        await lease.Lab.VirshAsync(["net-create", network], cancellationToken);
        foreach (var stem in Stems)
        {
            var devices = site.Nic(stem);
            var guest = await lease.Lab.DefineGuestAsync(
                site.Domains[stem], GuestOptions.Idle with { Devices = devices }, cancellationToken);
            site._guests.Add(guest);
            if (stem != Stopped)
            {
                await guest.StartAsync(cancellationToken);
            }
        }

        return site;
    }

    /// <summary>What <c>map</c> prints of the lab.</summary>
    public async Task<string> MapAsync(params string[] options)
    {
        var result = (await TryMapAsync([], options)).OrThrow();
        Assert.Empty(result.Errors);
        return result.Output;
    }

    /// <summary>Runs <c>map</c> by another command, such as one that enters a network namespace.</summary>
    public Task<CommandResult> TryMapAsync(string[] prefix, params string[] options) => Lab.TryRunAsync(
        [.. prefix, $"{((ITerraformHost)Lab).ProviderFolder}/terraform-provider-hv", "map", .. options],
        TestContext.Current.CancellationToken);

    /// <summary>The tap of the only NIC of a guest.</summary>
    public async Task<string> TapAsync(string stem) => (await ReadNicAsync(Domains[stem])).Element("target")!.Attribute("dev")!.Value;

    /// <summary>Compares a bridge of the JSON map with the output of the host's tools.</summary>
    public async Task AssertEqualToHostAsync(JsonElement bridge)
    {
        var vlans = await Lab.ReadVlansAsync(TestContext.Current.CancellationToken);
        Assert.Equal(vlans[Lab.Uplink].ToString(), bridge.GetProperty("uplink").GetProperty("vlans").Vlans());
        Assert.Equal(vlans[Lab.Bridge].ToString(), bridge.GetProperty("own_vlans").Vlans());
        Assert.Equal(
            (Lab.Uplink, vlans[Lab.Uplink].Pvid), (bridge.GetProperty("uplink").Text("name"), bridge.Number("infrastructure_vlan")));
        Assert.Empty(bridge.List("other_ports"));

        var network = Assert.Single(bridge.List("networks"));
        var definition = await ReadNetworkAsync();
        Assert.Equal(definition.Element("name")!.Value, network.Text("name"));
        Assert.Equal(
            definition.Elements("portgroup").Select(group =>
                $"{group.Attribute("name")!.Value} {group.Attribute("default")?.Value == "yes"}: {Tags(group)}"),
            network.List("port_groups").Select(group =>
                $"{group.Text("name")} {group.GetProperty("default").GetBoolean()}: {group.GetProperty("vlans").Vlans()}"));

        var nics = bridge.List("interfaces").ToArray();
        Assert.Equal(Stems.Select(stem => Domains[stem]), nics.Select(nic => nic.Text("domain")));
        foreach (var nic in nics)
        {
            var xml = await ReadNicAsync(nic.Text("domain")!);
            var source = xml.Element("source")!;
            var mac = xml.Element("mac")!.Attribute("address")!.Value;
            var tap = xml.Element("target")?.Attribute("dev")?.Value;
            Assert.Equal(
                (mac, tap, source.Attribute("network")?.Value, source.Attribute("portgroup")?.Value),
                (nic.Text("mac_address"), nic.Text("tap"), nic.Text("network"), nic.Text("port_group")));
            Assert.Equal(xml.Element("link")?.Attribute("state")?.Value ?? "up", nic.Text("link_state"));
            Assert.Equal(await WantedAsync(xml), nic.GetProperty("intended_vlans").Vlans());
            Assert.Equal(tap is null ? "stopped" : "read", nic.Text("effective_vlans_state"));
            Assert.Equal(tap is null, nic.GetProperty("effective_vlans").ValueKind == JsonValueKind.Null);
            if (tap is not null)
            {
                Assert.Equal(vlans[tap].ToString(), nic.GetProperty("effective_vlans").Vlans());
            }
        }
    }

    /// <summary>The differences between the VLANs of the definitions and of the taps, in the notation of the tests.</summary>
    public async Task<IReadOnlyList<string>> FindDifferencesAsync()
    {
        var vlans = await Lab.ReadVlansAsync(TestContext.Current.CancellationToken);
        var lines = new List<string>();
        foreach (var (stem, domain) in Domains.OrderBy(domain => domain.Key, StringComparer.Ordinal))
        {
            var xml = await ReadNicAsync(domain);
            if (xml.Element("target")?.Attribute("dev")?.Value is not { } tap)
            {
                continue;
            }

            int[] has = [.. vlans[tap].All.Select(vlan => vlan.Id)];
            int[] wanted = [.. (await VlanOfAsync(xml)).Elements("tag").Select(Id)];
            if (has.Except(wanted).Any())
            {
                lines.Add($"{stem} leak {string.Join(' ', has.Except(wanted))}");
            }

            if (wanted.Except(has).Any())
            {
                lines.Add($"{stem} mismatch {string.Join(' ', wanted.Except(has))}");
            }
        }

        return lines;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var guest in _guests)
        {
            await guest.DisposeAsync();
        }

        await Lab.TryRunAsync(["virsh", "--quiet", "net-destroy", _network], CancellationToken.None);
    }

    private string Nic(string stem)
    {
        var (type, content) = stem switch
        {
            "db" => ("bridge", "<source bridge='br0'/><vlan><tag id='20'/></vlan><alias name='ua-lan'/>"),
            "iot" => ("network", $"<source network='{_network}'/>"),
            "router" => ("network", $"<source network='{_network}' portgroup='routers'/><alias name='ua-trunk'/>"),
            "web" => ("network", $"<source network='{_network}' portgroup='web'/><alias name='ua-lan'/><link state='down'/>"),
            _ => ("network", $"<source network='{_network}' portgroup='web'/>"),
        };
        return $"<interface type='{type}'><mac address='{_lease.DrawMac()}'/><model type='virtio'/>{content}</interface>";
    }

    private async Task<XElement> ReadNicAsync(string domain) => XElement.Parse(
        await Lab.VirshAsync(["dumpxml", domain], TestContext.Current.CancellationToken)).Descendants("interface").Single();

    private async Task<XElement> ReadNetworkAsync() =>
        XElement.Parse(await Lab.VirshAsync(["net-dumpxml", _network], TestContext.Current.CancellationToken));

    private async Task<string> WantedAsync(XElement nic) => Tags(new XElement("nic", await VlanOfAsync(nic)));

    // A NIC's own VLAN, or that of its port group as the network has it.
    private async Task<XElement> VlanOfAsync(XElement nic)
    {
        var source = nic.Element("source")!;
        if (source.Attribute("network") is null)
        {
            return nic.Element("vlan")!;
        }

        var groups = (await ReadNetworkAsync()).Elements("portgroup");
        var name = source.Attribute("portgroup")?.Value;
        return groups
            .Single(group => name is null ? group.Attribute("default")?.Value == "yes" : group.Attribute("name")!.Value == name)
            .Element("vlan")!;
    }

    /// <summary>A <c>vlan</c> element in the form of the lab's own VLAN table.</summary>
    private static string Tags(XElement parent)
    {
        var vlan = parent.Element("vlan")!;
        var isTrunk = vlan.Attribute("trunk")?.Value == "yes";
        return new PortVlans([.. vlan.Elements("tag").OrderBy(Id).Select(tag =>
        {
            var isNative = !isTrunk || tag.Attribute("nativeMode")?.Value == "untagged";
            return new PortVlan(Id(tag), isNative, isNative);
        })]).ToString();
    }

    private static int Id(XElement tag) => int.Parse(tag.Attribute("id")!.Value, CultureInfo.InvariantCulture);
}
