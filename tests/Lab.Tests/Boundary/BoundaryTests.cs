using System.Globalization;
using System.Xml.Linq;
using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using Labs.Tests.Support;

namespace Labs.Tests.Boundary;

/// <summary>The host's own network is never changed: an attachment adds its tap and nothing else, and takes it away again; a network adds nothing.</summary>
public sealed class BoundaryTests(LabFixture fixture)
{
    private static readonly (string Section, string Name)[] Derived =
    [
        ("link", "/tso_max_size"), ("link", "/tso_max_segs"), ("networkd", "CarrierState"), ("networkd", "OperationalState"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Attachments_add_taps_and_leave_no_trace_of_them()
    {
        using var lease = await fixture.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var lab = lease.Lab;
        await using var first = await StartGuestAsync(lab, "boundary1");
        await using var second = await StartGuestAsync(lab, "boundary2");
        await using var terraform = await lab.CreateWorkspaceAsync(Token);
        await ComeAndGoAsync(lab, first);

        var before = await HostRecord.TakeAtRestAsync(lab, Token);
        await ApplyAsync(terraform, vlan: 30);
        var applied = await HostRecord.TakeAsync(lab, Token);
        await ApplyAsync(terraform, vlan: 40);
        var changed = await HostRecord.TakeAsync(lab, Token);
        (await terraform.DestroyAsync(Token)).OrThrow();
        var after = await HostRecord.TakeAtRestAsync(lab, Token);

        await KeepAsync("boundary.txt", [("applied", before, applied), ("changed", before, changed), ("destroyed", before, after)], []);
        AssertOnlyTapsAdded(before, applied);
        AssertOnlyTapsAdded(before, changed);
        AssertSame(before, after);
    }

    [Fact]
    public async Task Networks_add_nothing_at_all_and_attachments_to_them_their_taps()
    {
        using var lease = await fixture.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var lab = lease.Lab;
        await using var first = await StartGuestAsync(lab, "boundary1");
        await using var second = await StartGuestAsync(lab, "boundary2");
        await using var terraform = await lab.CreateWorkspaceAsync(Token);
        await ComeAndGoAsync(lab, first);
        var xml = new List<string>();
        var records = new List<(string Name, HostRecord Before, HostRecord Now)>();
        var before = await HostRecord.TakeAtRestAsync(lab, Token);

        await ApplyAsync("the network alone", Network(30));
        AssertSame(before, records[^1].Now);
        await ApplyAsync("attached", Network(30) + Nics("iot", "infra"));
        await ApplyAsync("a VLAN changed", Network(40) + Nics("iot", "infra"));
        await ApplyAsync("moved", Network(40) + Nics("infra", "iot"));
        Assert.All(records.Skip(1), record => AssertOnlyTapsAdded(before, record.Now));
        (await terraform.DestroyAsync(Token)).OrThrow();
        records.Add(("destroyed", before, await HostRecord.TakeAtRestAsync(lab, Token)));
        await KeepAsync("boundary-network.txt", [.. records], xml);
        AssertSame(before, records[^1].Now);
        Assert.DoesNotContain("boundary", await lab.VirshAsync(["net-list", "--all", "--name"], Token), StringComparison.Ordinal);

        // The network is what was asked for, in both definitions, and nothing else is in it.
        Assert.Equal([Expected(30), Expected(30), Expected(40), Expected(40)], xml);

        async Task ApplyAsync(string what, string configuration)
        {
            await terraform.WriteAsync(configuration, Token);
            (await terraform.ApplyAsync(Token)).OrThrow();
            Assert.False((await terraform.PlanAsync(Token)).HasChanges, what);
            records.Add((what, before, await HostRecord.TakeAsync(lab, Token)));
            var active = XDocument.Parse(await lab.VirshAsync(["net-dumpxml", "boundary"], Token));
            var inactive = XDocument.Parse(await lab.VirshAsync(["net-dumpxml", "--inactive", "boundary"], Token));

            // How many NICs are on it is told of the active one.
            active.Root!.SetAttributeValue("connections", null);
            Assert.True(XNode.DeepEquals(active.Root, inactive.Root), $"{what}: {active}\n{inactive}");
            active.Root.Element("uuid")!.Remove();
            foreach (var empty in active.Descendants().Where(element => !element.Nodes().Any()))
            {
                empty.RemoveNodes();
            }

            xml.Add(active.ToString());
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
    public async Task A_change_of_the_host_would_be_seen()
    {
        using var lease = await fixture.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
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

    private static async Task<Guest> StartGuestAsync(Lab lab, string name)
    {
        var guest = await lab.DefineGuestAsync(name, GuestOptions.Idle, Token);
        await guest.StartAsync(Token);
        return guest;
    }

    /// <summary>
    /// Plugs a NIC in and out with virsh alone. What networkd says of a bridge changes for good when a first tap has come and
    /// gone, whoever plugged it in, so the host is recorded only after that.
    /// </summary>
    private static async Task ComeAndGoAsync(Lab lab, Guest guest)
    {
        string[] nic = [guest.Name, "bridge", "--mac", "52:54:00:00:00:99"];
        await lab.VirshAsync(["attach-interface", nic[0], nic[1], Lab.Bridge, nic[2], nic[3], "--model", "virtio", "--live"], Token);
        await lab.VirshAsync(["detach-interface", .. nic, "--live"], Token);
        await Hypervisors.Commands.Wait.UntilAsync(
            "the tap to go",
            () => lab.VirshAsync(["domiflist", guest.Name], Token),
            list => !list.Contains("52:54:00:00:00:99", StringComparison.Ordinal),
            TimeSpan.FromSeconds(60),
            Token);
    }

    private static async Task ApplyAsync(TerraformWorkspace terraform, int vlan)
    {
        await terraform.WriteAsync(
            $$"""
            resource "hv_network_attachment" "untagged" {
              domain = "boundary1"
              name   = "lan"
              bridge = "br0"
            }

            resource "hv_network_attachment" "tagged" {
              domain = "boundary2"
              name   = "lan"
              bridge = "br0"
              vlan   = {{vlan}}
            }
            """,
            Token);
        (await terraform.ApplyAsync(Token)).OrThrow();
    }

    private static string Network(int vlan) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        resource "hv_bridge" "site" {
          name        = "boundary"
          bridge      = "br0"
          port_groups = {
            infra = { default = true }
            iot   = { vlan = {{vlan}} }
          }
        }

        """);

    private static string Expected(int vlan) => XDocument.Parse(string.Create(
        CultureInfo.InvariantCulture,
        $"""
        <network>
          <name>boundary</name>
          <forward mode='bridge'/>
          <bridge name='br0'/>
          <portgroup name='infra' default='yes'/>
          <portgroup name='iot'><vlan><tag id='{vlan}'/></vlan></portgroup>
        </network>
        """)).ToString();

    private static string Nics(params string[] portGroups) => string.Concat(portGroups.Select((portGroup, index) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""
        resource "hv_network_attachment" "nic{{index}}" {
          domain     = "boundary{{index + 1}}"
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
    /// whether every port has a carrier. Nobody sets it, and it goes back with the taps.
    /// </summary>
    private static bool IsDerived(HostFact fact) => fact.Link?.StartsWith(Lab.Bridge, StringComparison.Ordinal) is true
        && Derived.Any(setting => fact.ToString().StartsWith($"{setting.Section}: {fact.Link} {setting.Name} = ", StringComparison.Ordinal));

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
