using Hypervisors.Terraform;
using Labs.Tests.Support;

namespace Labs.Tests.Matrix;

/// <summary>Plans every NIC on one host with the pre-flight on, for domains that are not there yet, and writes down what is said.</summary>
internal static class PreflightRun
{
    public static async Task<IReadOnlyList<PreflightLine>> MeasureAsync(
        LabLease lease, IReadOnlyList<MatrixSetting> settings, HostVariant variant, CancellationToken cancellationToken)
    {
        var (lab, domain) = (lease.Lab, lease.DrawName("absent"));
        await using var terraform = await lab.CreateWorkspaceAsync(cancellationToken);
        await terraform.WriteAsync(string.Concat(settings.Select(setting => Configure(setting, domain))), cancellationToken);
        var plan = await terraform.PlanAsync(cancellationToken);
        return [.. settings.Select(setting =>
            new PreflightLine($"{lab.Options.Suite}".ToLowerInvariant(), variant.Name, setting.Name, SaidOf(plan, setting)))];
    }

    private static string Configure(MatrixSetting setting, string domain) =>
        $$"""
        resource "hv_network_attachment" "{{setting.Stem}}" {
          domain = "{{domain}}"
          name   = "{{setting.Stem}}"
          bridge = "{{Lab.Bridge}}"
          {{setting.Vlans}}
        }

        """;

    private static string SaidOf(TerraformResult plan, MatrixSetting setting)
    {
        var said = plan.Errors.Concat(plan.Warnings)
            .Where(diagnostic => diagnostic.Address == $"hv_network_attachment.{setting.Stem}")
            .Select(diagnostic => $"{(diagnostic.IsError ? "error" : "warning")}: {diagnostic.Summary}");
        return string.Join(", ", said) is { Length: > 0 } list ? list : "nothing";
    }
}
