using System.Text.Json;
using Hypervisors;
using Hypervisors.Guests;
using Labs.Tests.Hosts;
using Labs.Tests.Support;

namespace Labs.Tests.HostBridges;

/// <summary>The values of the data source are equal to the output of the host's own tools.</summary>
public sealed class HostBridgeTests(LabLeases labs) : IClassFixture<LabLeases>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DebianSuite.Trixie, "site")]
    [InlineData(DebianSuite.Bookworm, "site")]
    public Task Every_value_is_the_hosts_own(DebianSuite suite, string name) => CompareAsync(suite, name);

    [Theory(Explicit = true)]
    [MemberData(nameof(ExpectedVlans.Hosts), MemberType = typeof(ExpectedVlans))]
    public Task Every_value_is_the_hosts_own_on_every_host(DebianSuite suite, string name) => CompareAsync(suite, name);

    private async Task CompareAsync(DebianSuite suite, string name)
    {
        await using var lease = await labs.LeaseAsync(suite, HostVariant.Find(name), Token);
        var lab = lease.Lab;
        await using var guest = await lab.DefineGuestAsync(lease.DrawName("idle"), GuestOptions.Idle, Token);
        await guest.StartAsync(Token);
        await using var terraform = await lab.CreateWorkspaceAsync(Token);

        // On some hosts an untagged NIC has no VLAN, which a plan would refuse.
        await terraform.ConfigureProviderAsync("preflight = \"off\"", Token);
        await terraform.WriteAsync(
            $$"""
            resource "hv_network_attachment" "lan" {
              domain = "{{guest.Name}}"
              name   = "lan"
              bridge = "br0"
            }
            """,
            Token);
        (await terraform.ApplyAsync(Token)).OrThrow();
        var tap = (await terraform.ReadStateAsync("hv_network_attachment.lan", Token))!.Value.Text("tap")!;
        await terraform.WriteAsync("data.tf", HostBridgeReading.Configuration, Token);

        var bridge = await terraform.ReadBridgeAsync(Token);

        await AssertKernelAsync(lab, bridge);
        await AssertNetworkdAsync(lab, bridge);
        await AssertPortsAsync(lab, bridge, guest.Name, tap);
        Assert.Empty(bridge.List("configured_but_not_applied"));
        Assert.False((await terraform.PlanAsync(Token)).HasChanges);
        (await terraform.DestroyAsync(Token)).OrThrow();
    }

    private static async Task AssertKernelAsync(Lab lab, JsonElement bridge)
    {
        var settings = await ReadFilesAsync(lab, "bridge/vlan_filtering", "bridge/default_pvid", "bridge/stp_state", "mtu", "address");
        Assert.Equal(settings["bridge/vlan_filtering"] == "1", bridge.GetProperty("vlan_filtering").GetBoolean());
        Assert.Equal(settings["bridge/default_pvid"], (bridge.Number("default_pvid") ?? 0).ToString());
        Assert.Equal(settings["bridge/stp_state"] != "0", bridge.GetProperty("stp").GetBoolean());
        Assert.Equal(settings["mtu"], bridge.Number("mtu").ToString());
        Assert.Equal(settings["address"], bridge.Text("mac_address"));
        Assert.Equal(("bridge", "802.1Q"), (bridge.Text("kind"), bridge.Text("vlan_protocol")));
    }

    private static async Task AssertNetworkdAsync(Lab lab, JsonElement bridge)
    {
        Assert.True(bridge.GetProperty("managed_by_networkd").GetBoolean());
        Assert.Equal("/etc/systemd/network/20-br0.network", bridge.Text("network_file"));
        Assert.Equal("/etc/systemd/network/10-br0.netdev", bridge.Text("netdev_file"));
        Assert.Empty(bridge.List("network_drop_ins"));

        // The host's own address is on the bridge itself, or on a VLAN interface above it.
        var address = $"{await lab.ReadAddressAsync(Token)}/24";
        var interfaces = bridge.List("vlan_interfaces").Append(bridge).ToList();
        var host = Assert.Single(
            interfaces, link => link.List("addresses").Any(a => a.Text("address") == address && a.Text("source") == "DHCPv4"));
        Assert.Equal(("ipv4", "routable"), (host.Text("dhcp"), host.Text("operational_state")));
        Assert.All(bridge.List("vlan_interfaces"), vlan => Assert.Equal(("br0.20", 20), (vlan.Text("name"), vlan.Number("vlan"))));
    }

    private static async Task AssertPortsAsync(Lab lab, JsonElement bridge, string domain, string tap)
    {
        var vlans = await lab.ReadVlansAsync(Token);
        var ports = bridge.List("ports").ToDictionary(port => port.Text("name")!);
        Assert.Equal([Lab.Uplink, tap], ports.Keys);
        Assert.All(ports, port => Assert.Equal(vlans[port.Key].ToString(), port.Value.Vlans()));
        Assert.Equal(vlans[Lab.Bridge].ToString(), bridge.GetProperty("own_vlans").Vlans());
        Assert.Equal((domain, "lan", true), OwnerOf(ports[tap]));
        Assert.Equal((null, null, false), OwnerOf(ports[Lab.Uplink]));

        var uplink = vlans[Lab.Uplink];
        Assert.Equal(Lab.Uplink, bridge.Text("uplink"));
        Assert.Equal(uplink.Pvid, bridge.Number("infrastructure_vlan"));
        Assert.Equal(uplink.Tagged, bridge.List("trunked_vlans").Select(vlan => vlan.GetInt32()));
    }

    private static (string? Domain, string? Attachment, bool IsGuestTap) OwnerOf(JsonElement port) =>
        (port.Text("domain"), port.Text("attachment"), port.GetProperty("guest_tap").GetBoolean());

    private static async Task<IReadOnlyDictionary<string, string>> ReadFilesAsync(Lab lab, params string[] files)
    {
        var output = await lab.RunAsync(["sh", "-c", $"cd /sys/class/net/br0 && grep . {string.Join(' ', files)}"], Token);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(':', 2)).ToDictionary(pair => pair[0], pair => pair[1]);
    }
}
