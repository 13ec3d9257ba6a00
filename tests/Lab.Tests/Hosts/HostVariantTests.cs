using Labs.Network;
using Labs.Tests.Support;

namespace Labs.Tests.Hosts;

/// <summary>What each host variant looks like: its files, and what networkd makes of them.</summary>
public sealed class HostVariantTests(LabLeases labs) : IClassFixture<LabLeases>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(ExpectedVlans.Hosts), MemberType = typeof(ExpectedVlans))]
    public async Task The_bridge_has_the_VLANs_of_its_variant(DebianSuite suite, string name)
    {
        var variant = HostVariant.Find(name);
        await using var lease = await labs.LeaseAsync(suite, variant, Token);
        await ExpectedVlans.AssertAsync(lease.Lab, suite, variant, Token);
    }

    [Fact]
    public async Task The_site_is_what_its_Ansible_role_writes_byte_for_byte()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);

        var files = await lease.Lab.Networkd.ReadFilesAsync(Token);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["10-br0.netdev"] = "# Managed by Ansible\n\n[NetDev]\nName=br0\nKind=bridge\n\n[Bridge]\nVLANFiltering=yes\n",
                ["20-br0.network"] = "# Managed by Ansible\n\n[Match]\nName=br0\n\n[Network]\nVLAN=br0.20\n\n"
                    + "[BridgeVLAN]\nVLAN=20\n[BridgeVLAN]\nVLAN=30\n[BridgeVLAN]\nVLAN=40\n",
                ["21-br0.20.netdev"] = "# Managed by Ansible\n\n[NetDev]\nName=br0.20\nKind=vlan\n\n[VLAN]\nId=20\n",
                ["22-br0.20.network"] = "# Managed by Ansible\n\n[Match]\nName=br0.20\n\n[Network]\nDHCP=ipv4\nIPv6AcceptRA=yes\n",
                ["30-uplink0.network"] = "# Managed by Ansible\n\n[Match]\nName=uplink0\n\n[Network]\nBridge=br0\n\n"
                    + "[BridgeVLAN]\nPVID=20\nEgressUntagged=20\n[BridgeVLAN]\nVLAN=30\n[BridgeVLAN]\nVLAN=40\n",
            },
            files);
    }

    [Fact]
    public async Task The_switch_gives_each_external_host_its_VLAN_and_the_host_all_of_them()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);

        var vlans = await lease.Lab.Switch.ReadVlansAsync(Token);

        Assert.Equal("20 PVID u, 30, 40, 50", vlans["trunk0"].ToString());
        Assert.Equal("20, 30, 40, 50", vlans["router"].ToString());
        Assert.All(ExternalHost.Vlans, vlan => Assert.Equal($"{vlan} PVID u", vlans[$"access{vlan}"].ToString()));
    }
}
