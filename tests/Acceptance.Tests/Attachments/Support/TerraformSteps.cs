using System.Text.Json;
using Hypervisors.Terraform;

namespace Acceptance.Tests.Attachments.Support;

/// <summary>The steps of which every life of an attachment consists.</summary>
internal static class TerraformSteps
{
    /// <summary>A resource block of an attachment whose label is the NIC's name.</summary>
    public static string Attachment(string domain, string name, params string[] attributes) => $$"""
        resource "hv_network_attachment" "{{name}}" {
          domain = "{{domain}}"
          name   = "{{name}}"
          {{string.Join("\n  ", attributes)}}
        }

        """;

    /// <summary>The address of such a resource.</summary>
    public static string AddressOf(string name) => $"hv_network_attachment.{name}";

    /// <summary>Applies a configuration; afterwards nothing may be left to change.</summary>
    public static async Task ApplyAndSettleAsync(
        this TerraformWorkspace terraform, string configuration, CancellationToken cancellationToken)
    {
        await terraform.WriteAsync(configuration, cancellationToken);
        (await terraform.ApplyAsync(cancellationToken)).OrThrow();
        await terraform.AssertSettledAsync(cancellationToken);
    }

    /// <summary>A plan finds nothing to change and nothing to say.</summary>
    public static async Task AssertSettledAsync(this TerraformWorkspace terraform, CancellationToken cancellationToken)
    {
        var plan = await terraform.PlanAsync(cancellationToken);
        Assert.False(plan.HasChanges, plan.Command.Output);
        Assert.Empty(plan.Warnings);
    }

    /// <summary>Plans a change: the result, and what becomes of one resource.</summary>
    public static async Task<(TerraformResult Result, PlannedChange Change)> PlanChangeAsync(
        this TerraformWorkspace terraform, string address, CancellationToken cancellationToken)
    {
        var result = (await terraform.PlanAsync(cancellationToken, "-out=change.plan")).OrThrow();
        return (result, PlannedChange.Find(await terraform.ReadPlanAsync("change.plan", cancellationToken), address));
    }

    /// <summary>Forgets a resource and imports it again: the state is the same.</summary>
    public static async Task AssertImportEqualsStateAsync(
        this TerraformWorkspace terraform, string address, string id, CancellationToken cancellationToken)
    {
        var before = await terraform.GetAttributesAsync(address, cancellationToken);
        (await terraform.RunAsync(["state", "rm", address], cancellationToken)).OrThrow();
        (await terraform.ImportAsync(address, id, cancellationToken)).OrThrow();
        var after = await terraform.GetAttributesAsync(address, cancellationToken);
        Assert.Equal(before.GetRawText(), after.GetRawText());
    }

    /// <summary>The attributes of a resource that is in the state.</summary>
    public static async Task<JsonElement> GetAttributesAsync(
        this TerraformWorkspace terraform, string address, CancellationToken cancellationToken)
    {
        var attributes = await terraform.ReadStateAsync(address, cancellationToken);
        Assert.NotNull(attributes);
        return attributes.Value;
    }

    /// <summary>One attribute's text; null where the state has null.</summary>
    public static string? Text(this JsonElement attributes, string name) => attributes.GetProperty(name).GetString();
}
