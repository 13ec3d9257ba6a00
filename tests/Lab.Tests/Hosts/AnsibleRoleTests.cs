using Hypervisors;
using Labs.Tests.Support;

namespace Labs.Tests.Hosts;

/// <summary>The network of a lab is managed as the role manages a site's: staged first, applied on request, and cleaned up.</summary>
public sealed class AnsibleRoleTests(LabLeases labs) : IClassFixture<LabLeases>
{
    private const string ForeignFile = "50-taps.network";
    private const string ForeignContent = "[Match]\nName=nothing*\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Staged_files_change_nothing_until_they_are_applied()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var lab = lease.Lab;
        var before = await lab.ReadVlansAsync(Token);
        Assert.Equal("20 PVID u, 30, 40", before[Lab.Uplink].ToString());

        await lab.Networkd.StageAsync(HostVariant.Pvid1, Token);
        Assert.Equal(await HostVariant.Pvid1.ReadFilesAsync(Token), await lab.Networkd.ReadFilesAsync(Token));
        Assert.Equal(before.ToString(), (await lab.ReadVlansAsync(Token)).ToString());

        await lab.Networkd.ReloadAsync(Token);
        Assert.Equal("1 PVID u, 30, 40", (await lab.ReadVlansAsync(Token))[Lab.Uplink].ToString());

        await lab.Networkd.StageAsync(HostVariant.Site, Token);
        await lab.Networkd.RestartAsync(Token);
        Assert.Equal("20 PVID u, 30, 40", (await lab.ReadVlansAsync(Token))[Lab.Uplink].ToString());
        await lab.Networkd.SwitchAsync(HostVariant.Site, Token);
    }

    [Fact]
    public async Task Cleanup_removes_a_foreign_file_after_a_backup()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var lab = lease.Lab;
        var site = await lab.Networkd.ReadFilesAsync(Token);
        var before = await ListBackupsAsync(lab);
        await lab.Networkd.CleanUpAsync(Token);
        Assert.Equal(before, await ListBackupsAsync(lab));

        await lab.Networkd.AddFileAsync(ForeignFile, ForeignContent, Token);
        Assert.Equal(ForeignContent, (await lab.Networkd.ReadFilesAsync(Token))[ForeignFile]);
        await lab.Networkd.CleanUpAsync(Token);

        Assert.Equal(site, await lab.Networkd.ReadFilesAsync(Token));
        var backup = Assert.Single((await ListBackupsAsync(lab)).Except(before));
        Assert.Equal(ForeignContent, await lab.RunAsync(["tar", "-xOf", backup, $"network/{ForeignFile}"], Token));
        await lab.RunAsync(["rm", backup], Token);
    }

    private static async Task<string[]> ListBackupsAsync(Lab lab) =>
        (await lab.RunAsync(["find", "/etc/systemd", "-maxdepth", "1", "-name", "*.tar"], Token))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).ToArray();
}
