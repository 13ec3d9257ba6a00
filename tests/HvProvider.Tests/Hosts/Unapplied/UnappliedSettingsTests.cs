using HvProvider.Hosts.Unapplied;

namespace HvProvider.Tests.Hosts.Unapplied;

public sealed class UnappliedSettingsTests
{
    private const string Folder = "/etc/systemd/network/";

    public static TheoryData<string> Labs => Recording.Labs;

    [Theory]
    [MemberData(nameof(Labs))]
    public async Task A_host_that_matches_its_files_has_no_findings(string host) =>
        Assert.Empty((await new RecordedHost(host).UnappliedAsync())!);

    [Theory]
    [InlineData("VLANFiltering=yes\nDefaultPVID=20", "DefaultPVID", "20", "1")]
    [InlineData("VLANFiltering=yes\nDefaultPVID=none", "DefaultPVID", "none", "1")]
    [InlineData("VLANFiltering=off", "VLANFiltering", "no", "yes")]
    [InlineData("VLANFiltering=yes\nSTP=true", "STP", "yes", "no")]
    [InlineData("VLANFiltering=yes\nVLANProtocol=802.1ad", "VLANProtocol", "802.1ad", "802.1q")]
    public async Task A_bridge_setting_that_is_staged_is_reported(string settings, string key, string configured, string running)
    {
        var host = new RecordedHost("trixie-site");
        host.Edit("10-br0.netdev", text => text.Replace("VLANFiltering=yes", settings, StringComparison.Ordinal));
        Assert.Equal(
            new UnappliedSetting("br0", Folder + "10-br0.netdev", $"[Bridge] {key}", configured, running),
            Assert.Single((await host.UnappliedAsync())!));
    }

    [Theory]
    [InlineData("VLANFiltering=perhaps")]
    [InlineData("VLANFiltering=yes\nDefaultPVID=5000")]
    [InlineData("VLANFiltering=yes\nDefaultPVID=20\nDefaultPVID=")]
    public async Task Values_that_systemd_rejects_are_ignored(string settings)
    {
        var host = new RecordedHost("trixie-site");
        host.Edit("10-br0.netdev", text => text.Replace("VLANFiltering=yes", settings, StringComparison.Ordinal));
        Assert.Empty((await host.UnappliedAsync())!);
    }

    [Theory]
    [InlineData("trixie-site")]
    [InlineData("bookworm-site")]
    public async Task A_VLAN_staged_for_bridge_and_uplink_is_reported_for_both(string name)
    {
        var host = new RecordedHost(name);
        host.Edit("20-br0.network", text => text + "[BridgeVLAN]\nVLAN=50\n");
        host.Edit("30-uplink0.network", text => text + "[BridgeVLAN]\nVLAN=50\n");
        Assert.Equal(
            [
                new("br0", Folder + "20-br0.network", "[BridgeVLAN] VLAN", "20, 30, 40, 50", "20, 30, 40"),
                new("uplink0", Folder + "30-uplink0.network", "[BridgeVLAN] VLAN", "20, 30, 40, 50", "20, 30, 40"),
            ],
            await host.UnappliedAsync());
    }

    [Fact]
    public async Task A_different_PVID_of_the_uplink_is_reported_with_its_consequences()
    {
        var host = new RecordedHost("bookworm-site");
        host.Edit("30-uplink0.network", text => text.Replace("=20", "=30", StringComparison.Ordinal));
        Assert.Equal(
            ["[BridgeVLAN] PVID: 30, 20", "[BridgeVLAN] VLAN: 30, 40, 20, 30, 40", "[BridgeVLAN] EgressUntagged: 30, none"],
            (await host.UnappliedAsync())!.Select(s => $"{s.Setting}: {s.Configured}, {s.Running}"));
    }

    [Fact]
    public async Task A_VLAN_removed_from_the_uplink_by_another_tool_is_reported()
    {
        var host = new RecordedHost("trixie-site");
        host.Answers[RecordedHost.ShowVlans] = RecordedHost.Printed(
            Recording.Read("trixie-site", "vlan.json").Replace(
                """{"vlan":30},{"vlan":40}]},{"ifname":"br0""",
                """{"vlan":40}]},{"ifname":"br0""",
                StringComparison.Ordinal));
        Assert.Equal(
            new UnappliedSetting("uplink0", Folder + "30-uplink0.network", "[BridgeVLAN] VLAN", "20, 30, 40", "20, 40"),
            Assert.Single((await host.UnappliedAsync())!));
    }

    [Fact]
    public async Task No_PVID_is_a_setting_of_newer_versions()
    {
        var host = new RecordedHost("trixie-site");
        host.Edit("20-br0.network", text => text + "PVID=no\n");
        Assert.Equal(
            ("[BridgeVLAN] PVID", "none", "1"),
            (await host.UnappliedAsync())!.Select(s => (s.Setting, s.Configured, s.Running)).First());
    }

    [Fact]
    public async Task A_file_that_would_be_applied_instead_is_reported()
    {
        var host = new RecordedHost("trixie-site");
        host.Write("/etc/systemd/network/05-new.network", "[Match]\nName=uplink*\n[Network]\nBridge=br0\n");
        Assert.Equal(
            new UnappliedSetting(
                "uplink0", Folder + "05-new.network", ".network file", Folder + "05-new.network", Folder + "30-uplink0.network"),
            Assert.Single((await host.UnappliedAsync())!));
    }

    [Fact]
    public async Task A_file_that_may_be_applied_instead_is_not_reported()
    {
        var host = new RecordedHost("trixie-site");
        host.Write("/etc/systemd/network/05-new.network", "[Match]\nName=uplink*\nHost=elsewhere\n[Network]\nBridge=br0\n");
        Assert.Empty((await host.UnappliedAsync())!);
    }

    [Fact]
    public async Task An_applied_file_that_no_longer_exists_is_reported()
    {
        var host = new RecordedHost("trixie-site");
        host.Files.Remove(Folder + "30-uplink0.network");
        Assert.Equal(
            new UnappliedSetting("uplink0", null, ".network file", null, Folder + "30-uplink0.network"),
            Assert.Single((await host.UnappliedAsync())!));
    }

    [Fact]
    public async Task A_drop_in_that_is_not_loaded_is_reported_if_the_version_shows_it()
    {
        var (trixie, bookworm) = (new RecordedHost("trixie-site"), new RecordedHost("bookworm-site"));
        trixie.Write(Folder + "30-uplink0.network.d/mtu.conf", "[Link]\nMTUBytes=9000");
        bookworm.Write(Folder + "30-uplink0.network.d/mtu.conf", "[Link]\nMTUBytes=9000");
        Assert.Equal(
            new UnappliedSetting(
                "uplink0", Folder + "30-uplink0.network", "drop-ins of the .network file",
                Folder + "30-uplink0.network.d/mtu.conf", "none"),
            Assert.Single((await trixie.UnappliedAsync())!));
        Assert.Empty((await bookworm.UnappliedAsync())!);
    }

    [Fact]
    public async Task A_missing_VLAN_interface_is_reported()
    {
        var host = new RecordedHost("bookworm-site");
        host.Edit("20-br0.network", text => text.Replace("VLAN=br0.20", "VLAN=br0.20\nVLAN=br0.30", StringComparison.Ordinal));
        Assert.Equal(
            new UnappliedSetting("br0", Folder + "20-br0.network", "[Network] VLAN", "br0.30", null),
            Assert.Single((await host.UnappliedAsync())!));
    }

    [Fact]
    public async Task A_configured_port_that_is_not_on_the_bridge_is_reported()
    {
        var host = new RecordedHost("trixie-site");
        host.Write(Folder + "31-vec0.network", "[Match]\nName=vec0\n[Network]\nBridge=br0\n");
        Assert.Contains(
            new UnappliedSetting("vec0", Folder + "31-vec0.network", "[Network] Bridge", "br0", "none"),
            (await host.UnappliedAsync())!);
    }

    [Fact]
    public async Task A_port_that_is_not_configured_is_reported_unless_its_file_keeps_it()
    {
        var host = new RecordedHost("trixie-site");
        host.Edit("30-uplink0.network", text => text.Replace("Bridge=br0", "", StringComparison.Ordinal));
        Assert.Equal(
            new UnappliedSetting("uplink0", Folder + "30-uplink0.network", "[Network] Bridge", "none", "br0"),
            Assert.Single((await host.UnappliedAsync())!));

        host.Edit("30-uplink0.network", text => text.Replace("[Network]", "[Network]\nKeepMaster=yes", StringComparison.Ordinal));
        Assert.Empty((await host.UnappliedAsync())!);
    }

    [Fact]
    public async Task Taps_of_guests_are_ignored()
    {
        var host = new RecordedHost("trixie-site");
        host.Write(Folder + "90-taps.network", "[Match]\nName=vnet*\n[Network]\nBridge=br0\n[BridgeVLAN]\nPVID=40\n");
        Assert.Empty((await host.UnappliedAsync())!);
    }

    [Fact]
    public async Task Unavailable_files_cause_no_findings()
    {
        var host = new RecordedHost("trixie-site");
        host.UnreadableFolders.Add("/etc/systemd/network");
        Assert.Null(await host.UnappliedAsync());

        var stopped = new RecordedHost("trixie-site");
        stopped.Answers[RecordedHost.ShowState] = RecordedHost.Printed("LoadState=loaded\nActiveState=inactive\n");
        Assert.Null(await stopped.UnappliedAsync());
    }

    [Fact]
    public async Task A_file_without_read_permission_is_ignored()
    {
        var host = new RecordedHost("trixie-site");
        host.Write(Folder + "10-br0.netdev", null);
        host.Write(Folder + "30-uplink0.network", null);
        Assert.Empty((await host.UnappliedAsync())!);
    }
}
