using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;

namespace TerraformPlugin.Providers;

/// <summary>A request to configure the provider.</summary>
public sealed class ConfigureProviderRequest
{
    /// <summary>The configuration. Any value may be unknown.</summary>
    public required TfObject Config { get; init; }

    /// <summary>The version of Terraform, such as <c>1.11.4</c>; empty if it was not sent.</summary>
    public string TerraformVersion { get; init; } = "";

    /// <summary>Receives errors and warnings.</summary>
    public DiagnosticList Diagnostics { get; init; } = new();
}
