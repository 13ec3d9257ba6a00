using Hypervisors.Terraform;
using Labs.Tests.Support;

namespace Labs.Tests.Guides;

/// <summary>The guides about the host: their commands print, on such a host, what the guides say.</summary>
public sealed class HostGuideTests(LabFixture fixture)
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
    public async Task The_commands_of_a_guide_print_what_it_says(string guide, string host)
    {
        using var lease = await fixture.LeaseAsync(DebianSuite.Trixie, HostVariant.Find(host), Token);
        await using var terraform = await lease.Lab.CreateWorkspaceAsync(Token);
        await GuideRun.AllAsync(terraform, guide, ".", Token);
    }
}
