using Hypervisors.Terraform;

namespace Labs.Tests.Matrix;

/// <summary>Plans every NIC on one host with the pre-flight on, for domains that are not there yet, and writes down what is said.</summary>
internal static class PreflightRun
{
    public static async Task<IReadOnlyList<PreflightLine>> MeasureAsync(
        Lab lab, IReadOnlyList<MatrixSetting> settings, HostVariant variant, CancellationToken cancellationToken)
    {
        await using var terraform = await lab.CreateWorkspaceAsync(cancellationToken);
        await terraform.WriteAsync(string.Concat(settings.Select(Configure)), cancellationToken);
        var plan = await terraform.PlanAsync(cancellationToken);
        return [.. settings.Select(setting =>
            new PreflightLine($"{lab.Options.Suite}".ToLowerInvariant(), variant.Name, setting.Name, SaidOf(plan, setting)))];
    }

    private static string Configure(MatrixSetting setting) =>
        $$"""
        resource "hv_network_attachment" "{{setting.Guest}}" {
          domain = "preflight"
          name   = "{{setting.Guest}}"
          bridge = "{{Lab.Bridge}}"
          {{setting.Vlans}}
        }

        """;

    private static string SaidOf(TerraformResult plan, MatrixSetting setting)
    {
        var said = plan.Errors.Concat(plan.Warnings)
            .Where(diagnostic => diagnostic.Address == $"hv_network_attachment.{setting.Guest}")
            .Select(diagnostic => $"{(diagnostic.IsError ? "error" : "warning")}: {diagnostic.Summary}");
        return string.Join(", ", said) is { Length: > 0 } list ? list : "nothing";
    }
}
