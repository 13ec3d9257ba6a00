using Acceptance.Tests.Fixtures;
using Hypervisors.Terraform;

namespace Acceptance.Tests.Faults;

/// <summary>The log of the provider.</summary>
public sealed class ProviderLogTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Its_log_reaches_Terraforms_with_level_and_fields_and_without_secrets()
    {
        await using var terraform = await TerraformWorkspace.CreateAsync(lease.Hypervisor.Uri, Token);
        terraform.With("TF_LOG_PROVIDER", "debug").With("TF_LOG_PROVIDER_HV", "trace");
        await terraform.WriteAsync(
            $$"""
            resource "hv_network_attachment" "lan" {
              domain = "{{lease.DrawName("absent")}}"
              name   = "lan"
              bridge = "br0"
            }
            """,
            Token);

        var lines = (await terraform.PlanAsync(Token)).Command.Errors.Split('\n');

        // Terraform takes the provider's lines apart: what is no proper log line is shown as it came, at debug level.
        var own = lines.Where(line => line.Contains("provider.terraform-provider-hv", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(own);
        Assert.DoesNotContain(own, line => line.Contains("@message", StringComparison.Ordinal));
        Assert.Contains(own, line => line.Contains("[DEBUG] provider.terraform-provider-hv", StringComparison.Ordinal)
            && line.Contains("reason=", StringComparison.Ordinal));
        Assert.DoesNotContain(own, line => line.Contains("BEGIN", StringComparison.Ordinal)
            || line.Contains("d602bf8f", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_logged_at_level_off()
    {
        await using var terraform = await TerraformWorkspace.CreateAsync(lease.Hypervisor.Uri, Token);
        terraform.With("TF_LOG_PROVIDER", "trace").With("TF_LOG_PROVIDER_HV", "off");
        await terraform.WriteAsync("""resource "hv_network_attachment" "lan" {}""", Token);

        var lines = (await terraform.ValidateAsync(Token)).Command.Errors.Split('\n');

        Assert.NotEmpty(lines);
        Assert.DoesNotContain(lines, line => line.Contains("provider.terraform-provider-hv", StringComparison.Ordinal));
    }
}
