using Hypervisors.Terraform;
using Labs.Tests.Support;

namespace Labs.Tests.Matrix;

/// <summary>Plans every NIC on one host with pre-flight checks, for domains that do not exist yet, and records the diagnostics.</summary>
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
            new PreflightLine($"{lab.Options.Suite}".ToLowerInvariant(), variant.Name, setting.Name, DiagnosticsOf(plan, setting)))];
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

    private static string DiagnosticsOf(TerraformResult plan, MatrixSetting setting)
    {
        var diagnostics = plan.Errors.Concat(plan.Warnings)
            .Where(diagnostic => diagnostic.Address == $"hv_network_attachment.{setting.Stem}")
            .Select(diagnostic => $"{(diagnostic.IsError ? "error" : "warning")}: {diagnostic.Summary}");
        return string.Join(", ", diagnostics) is { Length: > 0 } list ? list : "nothing";
    }
}
