using Hypervisors.Terraform;
using Labs.Tests.Support;

namespace Labs.Tests.Guides;

/// <summary>The guides about the host: their commands print, on such a host, what the guides say.</summary>
public sealed class HostGuideTests(LabLeases labs) : IClassFixture<LabLeases>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Each guide, and the host that it is about.</summary>
    public static TheoryData<string, string> Guides => new()
    {
        { "prepare-the-host.md", HostVariant.DefaultPvidNone.Name },
        { "untagged-guest-in-the-wrong-vlan.md", HostVariant.Site.Name },
    };

    [Theory]
    [MemberData(nameof(Guides))]
    public async Task The_commands_of_a_guide_print_the_output_that_it_shows(string guide, string host)
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Find(host), Token);
        await using var terraform = await lease.Lab.CreateWorkspaceAsync(Token);
        await GuideRun.AllAsync(terraform, guide, ".", Token);
    }
}
