using HvProvider.Preflight;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Configuration;

/// <summary>What the provider block and the environment say, once a walk is configured.</summary>
internal sealed record ProviderSettings
{
    /// <summary>The time allowed for connecting where the configuration names none.</summary>
    public static readonly TimeSpan DefaultConnectTimeout = TimeSpan.FromSeconds(10);

    private static readonly string[] UriVariables = ["HV_URI", "LIBVIRT_DEFAULT_URI"];

    /// <summary>The hypervisor; null when the configuration does not know it yet.</summary>
    public required LibvirtUri? Uri { get; init; }

    /// <summary>The MAC namespace; null when the configuration does not know it yet.</summary>
    public required string? MacNamespace { get; init; }

    /// <summary>The time allowed for connecting.</summary>
    public TimeSpan ConnectTimeout { get; init; } = DefaultConnectTimeout;

    /// <summary>What is done with what pre-flight finds. While the configuration does not know it yet, nothing is refused.</summary>
    public PreflightMode Preflight { get; init; } = PreflightMode.Enforce;

    /// <summary>Reads the provider block, falling back to the environment. Nothing is contacted.</summary>
    public static ProviderSettings Read(TfObject config, Func<string, string?> environment, DiagnosticList diagnostics) => new()
    {
        Uri = ReadUri(config.Get(ProviderConfiguration.Uri), environment, diagnostics),
        MacNamespace = config.Get(ProviderConfiguration.MacNamespace) is { IsUnknown: false } value ? value.ValueOr("") : null,
        ConnectTimeout =
            config.Get(ProviderConfiguration.ConnectTimeout) is { IsKnown: true } text && GoDuration.TryParse(text.Value, out var timeout)
                ? timeout
                : DefaultConnectTimeout,
        Preflight = ReadPreflight(config.Get(ProviderConfiguration.Preflight)),
    };

    private static PreflightMode ReadPreflight(Tf<string> configured) =>
        configured.IsUnknown ? PreflightMode.Off
        : configured.IsNull ? PreflightMode.Enforce
        : Enum.GetValues<PreflightMode>().FirstOrDefault(mode => ProviderConfiguration.Text(mode) == configured.Value);

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
