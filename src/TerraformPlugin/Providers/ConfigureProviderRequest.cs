using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;

namespace TerraformPlugin.Providers;

/// <summary>Gives the provider its configuration.</summary>
public sealed class ConfigureProviderRequest
{
    /// <summary>The configuration. Any value may be unknown.</summary>
    public required TfObject Config { get; init; }

    /// <summary>The version of Terraform, such as <c>1.11.4</c>; empty when it did not say.</summary>
    public string TerraformVersion { get; init; } = "";

    /// <summary>Takes errors and warnings.</summary>
    public DiagnosticList Diagnostics { get; init; } = new();
}
