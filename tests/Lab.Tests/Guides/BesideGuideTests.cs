using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using Labs.Tests.Support;

namespace Labs.Tests.Guides;

/// <summary>A NIC survives another provider that redefines the domain in the same apply.</summary>
public sealed class BesideGuideTests(LabLeases labs, ITestOutputHelper output) : IClassFixture<LabLeases>
{
    private const string Example = "examples/beside-libvirt-provider";
    private const string Definition = "/srv/lab/web01.other.xml";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_apply_that_redefines_a_domain_ends_with_its_NIC_attached()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Pvid1, Token);
        var lab = lease.Lab;

        // The name is that of the example.
        await using var guest = await lab.DefineGuestAsync("web01", GuestOptions.Idle, Token);
        await lab.RunAsync(["sh", "-c", $"virsh dumpxml --inactive web01 > {Definition}"], Token);
        await using var terraform = await lab.CreateWorkspaceAsync(Token);
        await TerraformExample.CopyAllToAsync(terraform, Token);
        terraform.With("TF_CLI_ARGS", "-no-color");

        // What the stand-in does at every change, as other providers do it.
        await terraform.WriteAsync(
            $"{Example}/provider_override.tf",
            $$"""
            resource "terraform_data" "web" {
              provisioner "local-exec" {
                command = "virsh destroy web01; virsh undefine web01 && virsh define {{Definition}} && virsh start web01"
              }
            }
            """,
            Token);

        output.WriteLine(await GuideRun.AllAsync(terraform, "beside-another-domain-provider.md", Example, Token));

        foreach (var inactive in new[] { true, false })
        {
            Assert.Contains("ua-lan", await guest.GetXmlAsync(inactive, Token), StringComparison.Ordinal);
        }

        (await terraform.RunAsync([$"-chdir={Example}", "destroy", "-auto-approve"], Token)).OrThrow();
    }
}
