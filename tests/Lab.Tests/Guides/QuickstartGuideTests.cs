using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using Labs.Tests.Support;

namespace Labs.Tests.Guides;

/// <summary>Every command of the quickstart guide prints the output that the guide shows.</summary>
public sealed class QuickstartGuideTests(LabLeases labs, ITestOutputHelper output) : IClassFixture<LabLeases>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_commands_of_the_quickstart_print_the_output_that_it_shows()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);

        // The name of the domain in the guide.
        await using var guest = await lease.Lab.DefineGuestAsync("web01", GuestOptions.Packets, Token);
        await guest.StartReadyAsync(Token);
        var boot = await guest.GetBootIdAsync(Token);
        await using var terraform = await lease.Lab.CreateWorkspaceAsync(Token);
        await terraform.WriteMirrorAsync(Token);
        terraform.With("TF_CLI_ARGS", "-no-color").With("HV_URI", null);

        output.WriteLine(await GuideRun.AllAsync(terraform, "quickstart.md", ".", Token));

        Assert.Equal(boot, await guest.GetBootIdAsync(Token));
        Assert.DoesNotContain("<interface", await guest.GetXmlAsync(inactive: true, Token), StringComparison.Ordinal);
        Assert.DoesNotContain("<interface", await guest.GetXmlAsync(inactive: false, Token), StringComparison.Ordinal);
    }
}
