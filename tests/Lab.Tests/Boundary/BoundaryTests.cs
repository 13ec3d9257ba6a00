using System.Globalization;
using System.Xml.Linq;
using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using Labs.Tests.Support;

namespace Labs.Tests.Boundary;

/// <summary>
/// The host's own network is never changed: an attachment adds its tap and nothing else, and removes it again; a network adds nothing.
/// </summary>
public sealed class BoundaryTests(LabLeases labs) : IClassFixture<LabLeases>
{
    private static readonly (string Section, string Name)[] Derived =
    [
        ("link", "/tso_max_size"), ("link", "/tso_max_segs"), ("networkd", "CarrierState"), ("networkd", "OperationalState"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Attachments_add_their_taps_and_remove_them_completely()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var lab = lease.Lab;
        await using var first = await StartGuestAsync(lease);
        await using var second = await StartGuestAsync(lease);
        await using var terraform = await lab.CreateWorkspaceAsync(Token);
        await ComeAndGoAsync(lease, first);

        var before = await HostRecord.TakeAtRestAsync(lab, Token);
        await ApplyAsync(terraform, first, second, vlan: 30);
        var applied = await HostRecord.TakeAsync(lab, Token);
        await ApplyAsync(terraform, first, second, vlan: 40);
        var changed = await HostRecord.TakeAsync(lab, Token);
        (await terraform.DestroyAsync(Token)).OrThrow();
        var after = await HostRecord.TakeAtRestAsync(lab, Token);

        await KeepAsync("boundary.txt", [("applied", before, applied), ("changed", before, changed), ("destroyed", before, after)], []);
        AssertOnlyTapsAdded(before, applied);
        AssertOnlyTapsAdded(before, changed);
        AssertSame(before, after);
    }

    [Fact]
    public async Task Networks_add_nothing_to_the_host_and_attachments_to_them_their_taps()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var lab = lease.Lab;
        await using var first = await StartGuestAsync(lease);
        await using var second = await StartGuestAsync(lease);
        await using var terraform = await lab.CreateWorkspaceAsync(Token);
        await ComeAndGoAsync(lease, first);
        var network = lease.DrawName("boundary");
        var xml = new List<string>();
        var records = new List<(string Name, HostRecord Before, HostRecord Now)>();
        var before = await HostRecord.TakeAtRestAsync(lab, Token);

        await ApplyAsync("the network alone", 30);
        AssertSame(before, records[^1].Now);
        await ApplyAsync("attached", 30, "iot", "infra");
        await ApplyAsync("a VLAN changed", 40, "iot", "infra");
        await ApplyAsync("moved", 40, "infra", "iot");
        Assert.All(records.Skip(1), record => AssertOnlyTapsAdded(before, record.Now));
        (await terraform.DestroyAsync(Token)).OrThrow();
        records.Add(("destroyed", before, await HostRecord.TakeAtRestAsync(lab, Token)));
        await KeepAsync("boundary-network.txt", [.. records], xml);
        AssertSame(before, records[^1].Now);

        // The network is what is configured, in both definitions, and nothing else is in it.
        int[] vlans = [30, 30, 40, 40];
        Assert.Equal(vlans.Select(vlan => Expected(network, vlan)), xml);

        async Task ApplyAsync(string what, int vlan, params string[] portGroups)
        {
            await terraform.WriteAsync(Network(network, vlan) + Nics([first, second], portGroups), Token);
            (await terraform.ApplyAsync(Token)).OrThrow();
            Assert.False((await terraform.PlanAsync(Token)).HasChanges, what);
            records.Add((what, before, await HostRecord.TakeAsync(lab, Token)));
            xml.Add(await ReadNetworkAsync(lab, network));
        }
    }

    /// <summary>What no record may overlook: what is done, and what is undone.</summary>
    public static TheoryData<string, string> Changes => new()
    {
        { "ip link set uplink0 mtu 1600", "ip link set uplink0 mtu 1500" },
        { "bridge vlan add dev uplink0 vid 99", "bridge vlan del dev uplink0 vid 99" },
        { "sysctl -q net.ipv4.ip_forward=1", "sysctl -q net.ipv4.ip_forward=0" },
        { "ip route add 198.51.100.0/24 dev br0", "ip route del 198.51.100.0/24 dev br0" },
        { "nft add table bridge boundary", "nft delete table bridge boundary" },
        { "ip link set br0 type bridge ageing_time 20000", "ip link set br0 type bridge ageing_time 30000" },
        { "bridge link set dev uplink0 isolated on", "bridge link set dev uplink0 isolated off" },
        { "touch /etc/systemd/network/99-foreign.network", "rm /etc/systemd/network/99-foreign.network" },
    };

    [Fact]
    public async Task Every_change_of_the_host_is_part_of_its_record()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var lab = lease.Lab;
        var before = await HostRecord.TakeAtRestAsync(lab, Token);

        foreach (var row in Changes)
        {
            var (change, undo) = row.Data;
            await lab.RunAsync(change.Split(' '), Token);
            var changed = await HostRecord.TakeAsync(lab, Token);
            await lab.RunAsync(undo.Split(' '), Token);

            Assert.True(before.AddedIn(changed).Count > 0, $"{change}: not seen");
        }

        AssertSame(before, await HostRecord.TakeAtRestAsync(lab, Token));
    }

    /// <summary>The active definition of a network, which is also the persistent one, without its UUID.</summary>
    private static async Task<string> ReadNetworkAsync(Lab lab, string network)
    {
        var active = XDocument.Parse(await lab.VirshAsync(["net-dumpxml", network], Token));
        var inactive = XDocument.Parse(await lab.VirshAsync(["net-dumpxml", "--inactive", network], Token));

        // The number of NICs is part of the active one alone.
        active.Root!.SetAttributeValue("connections", null);
        Assert.True(XNode.DeepEquals(active.Root, inactive.Root), $"{active}\n{inactive}");
        active.Root.Element("uuid")!.Remove();
        foreach (var empty in active.Descendants().Where(element => !element.Nodes().Any()))
        {
            empty.RemoveNodes();
        }

        return active.ToString();
    }

    private static async Task<Guest> StartGuestAsync(LabLease lease)
    {
        var guest = await lease.Lab.DefineGuestAsync(lease.DrawName("boundary"), GuestOptions.Idle, Token);
        await guest.StartAsync(Token);
        return guest;
    }

    /// <summary>
    /// Attaches and detaches a NIC with virsh alone. What networkd reports of a bridge changes permanently with the first tap that
    /// comes and goes, so the host is recorded only after that.
    /// </summary>
    private static async Task ComeAndGoAsync(LabLease lease, Guest guest)
    {
        var (lab, mac) = (lease.Lab, lease.DrawMac());
        string[] nic = [guest.Name, "bridge", "--mac", mac];
        await lab.VirshAsync(["attach-interface", nic[0], nic[1], Lab.Bridge, nic[2], nic[3], "--model", "virtio", "--live"], Token);
        await lab.VirshAsync(["detach-interface", .. nic, "--live"], Token);
        await Hypervisors.Commands.Wait.UntilAsync(
            "the tap to go",
            () => lab.VirshAsync(["domiflist", guest.Name], Token),
            list => !list.Contains(mac, StringComparison.Ordinal),
            TimeSpan.FromSeconds(60),
            Token);
    }

    private static async Task ApplyAsync(TerraformWorkspace terraform, Guest first, Guest second, int vlan)
    {
        await terraform.WriteAsync(
            $$"""
            resource "hv_network_attachment" "untagged" {
              domain = "{{first.Name}}"
              name   = "lan"
              bridge = "br0"
            }

            resource "hv_network_attachment" "tagged" {
              domain = "{{second.Name}}"
              name   = "lan"
              bridge = "br0"
              vlan   = {{vlan}}
            }
            """,
            Token);
        (await terraform.ApplyAsync(Token)).OrThrow();
    }

    private static string Network(string name, int vlan) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        resource "hv_bridge" "site" {
          name        = "{{name}}"
          bridge      = "br0"
          port_groups = {
            infra = { default = true }
            iot   = { vlan = {{vlan}} }
          }
        }

        """);

    private static string Expected(string name, int vlan) => XDocument.Parse(string.Create(
        CultureInfo.InvariantCulture,
        $"""
        <network>
          <name>{name}</name>
          <forward mode='bridge'/>
          <bridge name='br0'/>
          <portgroup name='infra' default='yes'/>
          <portgroup name='iot'><vlan><tag id='{vlan}'/></vlan></portgroup>
        </network>
        """)).ToString();

    private static string Nics(Guest[] guests, string[] portGroups) => string.Concat(portGroups.Select((portGroup, index) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        resource "hv_network_attachment" "nic{{index}}" {
          domain     = "{{guests[index].Name}}"
          name       = "lan"
          network    = hv_bridge.site.name
          port_group = "{{portGroup}}"
        }

        """)));

    private static void AssertSame(HostRecord before, HostRecord after)
    {
        Assert.Empty(before.AddedIn(after));
        Assert.Empty(after.AddedIn(before));
    }

    private static void AssertOnlyTapsAdded(HostRecord before, HostRecord during)
    {
        var added = before.AddedIn(during);
        Assert.Equal(2, added.Where(fact => fact.Section == "link" && IsOfTap(fact)).Select(fact => fact.Link).Distinct().Count());
        Assert.All(added, fact => Assert.True(IsOfTap(fact) || IsDerived(fact), $"not a tap's: {fact}"));
        Assert.All(during.AddedIn(before), fact => Assert.True(IsDerived(fact), $"gone: {fact}"));
    }

    /// <summary>
    /// What kernel and networkd compute of all ports of a bridge, taps included: how much may be sent in one piece, and
    /// whether every port has a carrier. No tool sets it, and it changes back with the taps.
    /// </summary>
    private static bool IsDerived(HostFact fact) => fact.Link?.StartsWith(Lab.Bridge, StringComparison.Ordinal) is true
        && Derived.Any(setting =>
            fact.ToString().StartsWith($"{setting.Section}: {fact.Link} {setting.Name} = ", StringComparison.Ordinal));

    private static bool IsOfTap(HostFact fact) => fact.Link?.StartsWith("vnet", StringComparison.Ordinal) is true;

    private static async Task KeepAsync(
        string file, IReadOnlyList<(string Name, HostRecord Before, HostRecord Now)> records, IReadOnlyList<string> documents)
    {
        var folder = Directory.CreateDirectory(Path.Combine(RepositoryFolders.Root, "artifacts", "test-results", "lab"));
        var lines = records.SelectMany(record => record.Before.AddedIn(record.Now).Select(fact => $"+ {fact}")
            .Concat(record.Now.AddedIn(record.Before).Select(fact => $"- {fact}"))
            .Prepend($"== before -> {record.Name}: {record.Before.Facts.Count} and {record.Now.Facts.Count} facts"));
        await File.WriteAllLinesAsync(Path.Combine(folder.FullName, file), [.. lines, .. documents], Token);
    }
}
