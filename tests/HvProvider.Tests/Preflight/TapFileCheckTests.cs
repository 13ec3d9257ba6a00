using HvProvider.Nics.Values;
using HvProvider.Preflight;
using HvProvider.Tests.Hosts;
using static TerraformPlugin.Diagnostics.DiagnosticSeverity;

namespace HvProvider.Tests.Preflight;

/// <summary>Files of networkd that match the taps of guests.</summary>
public sealed class TapFileCheckTests
{
    private const string Summary = "networkd would reconfigure the tap";
    private const string File = "/etc/systemd/network/50-taps.network";

    [Theory]
    [InlineData(
        "[Match]\nName=vnet*\n[Network]\nLinkLocalAddressing=no\n",
        "does not set Bridge=. networkd removes them from bridge \"br0\"")]
    [InlineData("[Match]\nType=ether\n[Network]\nDHCP=yes\n", "does not set Bridge=")]
    [InlineData("[Match]\nKind=tun\n[Network]\nBridge=br1\n", "sets Bridge=br1")]
    public async Task A_file_that_takes_taps_off_the_bridge_is_refused(string text, string expected)
    {
        foreach (var vlans in new[] { "30", "30,40" })
        {
            var detail = (await FindAsync("trixie-site", text, vlans)).AssertOne(Error, FindingAspect.Bridge, Summary);
            Assert.Contains(File, detail, StringComparison.Ordinal);
            Assert.Contains(expected, detail, StringComparison.Ordinal);
            Assert.Contains("Unmanaged=yes", detail, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("trixie-site", "[BridgeVLAN]\nPVID=40\nEgressUntagged=40\n", "30", "PVID=40, EgressUntagged=40, VLAN=40")]
    [InlineData("trixie-site", "[BridgeVLAN]\nVLAN=30\n", "30,40", "VLAN=30")]
    [InlineData("bookworm-site", "[BridgeVLAN]\nPVID=40\nEgressUntagged=40\n", "30", "PVID=40")]
    [InlineData("trixie-pvid-1", "[BridgeVLAN]\nPVID=40\nEgressUntagged=40\n", "", "PVID=40")]
    public async Task A_file_that_assigns_other_vlans_to_taps_is_refused(string host, string vlans, string configured, string expected)
    {
        var detail = (await FindAsync(host, $"[Match]\nName=vnet*\n[Network]\nBridge=br0\n{vlans}", configured))
            .AssertOne(Error, FindingAspect.Vlans, Summary);
        Assert.Contains(expected, detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PermanentMACAddress=02:00:00:00:01:00")]
    [InlineData("Path=pci-0000:01:00.0")]
    [InlineData("SSID=home")]
    public async Task An_earlier_file_for_hardware_does_not_hide_a_file_that_matches_taps(string condition)
    {
        var host = new RecordedHost("trixie-site");
        host.Write("/run/systemd/network/10-netplan-eno1.network", $"[Match]\n{condition}\n[Network]\nBridge=br0\n");
        host.Write("/etc/systemd/network/99-all.network", "[Match]\nType=ether\n[Network]\nDHCP=yes\n");
        var detail = ConnectionChecks.Find(await Plans.ConnectAsync(host, "30")).AssertOne(Error, FindingAspect.Bridge, Summary);
        Assert.Contains("/etc/systemd/network/99-all.network", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trixie-site", "[Match]\nName=vnet*\n[Link]\nUnmanaged=yes\n", "30")]
    [InlineData("trixie-site", "[Match]\nName=vnet*\n[Network]\nKeepMaster=yes\n", "30")]
    [InlineData("trixie-site", "[Match]\nName=vnet*\n[Network]\nBridge=br0\n", "30")]
    [InlineData("trixie-site", "[Match]\nName=vnet*\n[Network]\nBridge=br0\n[BridgeVLAN]\nPVID=30\nEgressUntagged=30\n", "30")]
    [InlineData("bookworm-site", "[Match]\nName=vnet*\n[Network]\nBridge=br0\n[BridgeVLAN]\nVLAN=30\n", "30,40")]
    [InlineData("trixie-site", "[Match]\nName=hv30-*\n[Network]\nBridge=br0\n[BridgeVLAN]\nPVID=30\nEgressUntagged=30\n", "40")]
    [InlineData("trixie-site", "[Match]\nName=vnet*\nVirtualization=yes\n[Network]\nDHCP=yes\n", "30")]
    [InlineData("trixie-site", "[Match]\nName=en*\n[Network]\nDHCP=yes\n", "30")]
    public async Task A_harmless_or_possibly_not_matching_file_is_not_reported(string host, string text, string vlans) =>
        Assert.Empty(await FindAsync(host, text, vlans));

    [Fact]
    public async Task Files_are_matched_against_the_name_and_address_of_an_existing_tap()
    {
        var host = new RecordedHost("trixie-site");
        host.Write(File, "[Match]\nName=vnet77\nMACAddress=fe:00:00:00:00:09\n[Network]\nDHCP=yes\n");
        var plan = await Plans.ConnectAsync(host, "30") with { Mac = MacAddress.Parse("52:00:00:00:00:09") };
        Assert.Empty(ConnectionChecks.Find(plan));
        ConnectionChecks.Find(plan with { Tap = "vnet77" }).AssertOne(Error, FindingAspect.Bridge, Summary);
        Assert.Empty(ConnectionChecks.Find(plan with { Tap = "vnet77", Mac = MacAddress.Parse("52:00:00:00:00:08") }));
    }

    [Theory]
    [InlineData("/run/systemd/network/10-netplan-all.network", "restrict \"match\" of that device in /etc/netplan to the uplink")]
    [InlineData(File, "restrict the [Match] section of that file to the uplink")]
    public async Task The_fix_is_that_of_the_tool_that_writes_the_file(string file, string expected)
    {
        var host = new RecordedHost("trixie-site");
        host.Write(file, "[Match]\nType=ether\n[Network]\nDHCP=yes\n");
        Assert.Contains(
            expected,
            ConnectionChecks.Find(await Plans.ConnectAsync(host, "30")).AssertOne(Error, FindingAspect.Bridge, Summary),
            StringComparison.Ordinal);
        host.Write("/etc/NIXOS", "");
        Assert.Contains(
            $"restrict matchConfig of systemd.network.networks.\"{Path.GetFileNameWithoutExtension(file)}\" in the NixOS configuration",
            ConnectionChecks.Find(await Plans.ConnectAsync(host, "30")).AssertOne(Error, FindingAspect.Bridge, Summary),
            StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<Finding>> FindAsync(string name, string text, string vlans)
    {
        var host = new RecordedHost(name);
        host.Write(File, text);
        return ConnectionChecks.Find(await Plans.ConnectAsync(host, vlans));
    }
}
