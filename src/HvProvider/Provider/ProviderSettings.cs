using HvProvider.Hypervisor;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Provider;

/// <summary>Reads the settings of the provider block and the environment.</summary>
internal static class ProviderSettings
{
    private static readonly string[] UriVariables = ["HV_URI", "LIBVIRT_DEFAULT_URI"];

    /// <summary>Reads the provider block, falling back to the environment. Nothing is contacted.</summary>
    public static HypervisorSettings Read(TfObject config, Func<string, string?> environment, DiagnosticList diagnostics) => new()
    {
        Uri = ReadUri(config.Get(ProviderConfiguration.Uri), environment, diagnostics),
        MacNamespace = config.Get(ProviderConfiguration.MacNamespace) is { IsUnknown: false } value ? value.ValueOr("") : null,
        ConnectTimeout =
            config.Get(ProviderConfiguration.ConnectTimeout) is { IsKnown: true } text
            && GoDuration.TryParseLimit(text.Value, out var timeout)
                ? timeout
                : HypervisorSettings.DefaultConnectTimeout,
        Preflight = config.Get(ProviderConfiguration.Bridges).IsUnknown
            ? PreflightMode.Off
            : PreflightModes.Read(config.Get(ProviderConfiguration.Preflight)),
        Bridges = BridgeSettingsAttributes.Read(config.Get(ProviderConfiguration.Bridges)),
    };

    private static LibvirtUri? ReadUri(Tf<string> configured, Func<string, string?> environment, DiagnosticList diagnostics)
    {
        if (configured.IsUnknown)
        {
            return null;
        }

        if (configured.IsKnown)
        {
            return HypervisorUri.Parse(configured.Value, "uri", AttributePath.Of("uri"), diagnostics);
        }

        foreach (var variable in UriVariables)
        {
            if (environment(variable) is { Length: > 0 } text)
            {
                return HypervisorUri.Parse(text, $"the environment variable {variable}", null, diagnostics);
            }
        }

        return LibvirtUri.Parse("qemu:///system");
    }
}
