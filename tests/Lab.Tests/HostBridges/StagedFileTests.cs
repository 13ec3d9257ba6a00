using Hypervisors.Terraform;
using Labs.Tests.Support;

namespace Labs.Tests.HostBridges;

/// <summary>Settings of files that are not applied yet are shown apart from the running ones.</summary>
public sealed class StagedFileTests(LabLeases labs) : IClassFixture<LabLeases>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DebianSuite.Trixie)]
    [InlineData(DebianSuite.Bookworm)]
    public async Task Staged_settings_are_shown_until_they_are_applied(DebianSuite suite)
    {
        await using var lease = await labs.LeaseAsync(suite, HostVariant.Site, Token);
        var lab = lease.Lab;
        await using var terraform = await lab.CreateWorkspaceAsync(Token);
        await terraform.WriteAsync(HostBridgeReading.Configuration, Token);
        var uplink = (await lab.Networkd.ReadFilesAsync(Token))["30-uplink0.network"];

        await lab.Networkd.StageAsync(HostVariant.DefaultPvidNone, Token);
        await lab.Networkd.AddFileAsync("30-uplink0.network", uplink + "[BridgeVLAN]\nVLAN=50\n", Token);

        Assert.Equal(
            ["br0 [Bridge] DefaultPVID: none, not 1", "uplink0 [BridgeVLAN] VLAN: 20, 30, 40, 50, not 20, 30, 40"],
            await ReadAsync(terraform));

        await lab.Networkd.StageAsync(HostVariant.Site, Token);
        await lab.Networkd.AddFileAsync("30-uplink0.network", uplink + "[BridgeVLAN]\nVLAN=50\n", Token);
        await lab.Networkd.ReloadAsync(Token);
        Assert.Empty(await ReadAsync(terraform));

        await lab.Networkd.SwitchAsync(HostVariant.Site, Token);
        Assert.Empty(await ReadAsync(terraform));
    }

    [Fact]
    public async Task A_file_that_matches_the_uplink_first_is_shown()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var lab = lease.Lab;
        await using var terraform = await lab.CreateWorkspaceAsync(Token);
        await terraform.WriteAsync(HostBridgeReading.Configuration, Token);

        await lab.Networkd.AddFileAsync("05-all.network", "[Match]\nName=uplink*\n\n[Network]\nDHCP=yes\n", Token);
        var shown = await ReadAsync(terraform);
        await lab.Networkd.CleanUpAsync(Token);

        Assert.Equal(
            [
                "uplink0 .network file: /etc/systemd/network/05-all.network, not /etc/systemd/network/30-uplink0.network",
                "uplink0 [Network] Bridge: none, not br0",
            ],
            shown);
        Assert.Empty(await ReadAsync(terraform));
    }

    private static async Task<string[]> ReadAsync(TerraformWorkspace terraform) =>
    [
        .. (await terraform.ReadBridgeAsync(Token)).List("configured_but_not_applied").Select(setting =>
            $"{setting.Text("link")} {setting.Text("setting")}: {setting.Text("configured")}, not {setting.Text("running")}"),
    ];
}
