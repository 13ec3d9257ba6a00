using HvProvider.Hosts.Kernel;
using LibvirtSharp;

namespace HvProvider.Hypervisor;

/// <summary>The settings from the provider block and the environment.</summary>
internal sealed record HypervisorSettings
{
    /// <summary>The default of <c>connect_timeout</c>.</summary>
    public static readonly TimeSpan DefaultConnectTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The libvirt URI; null if it is not yet known.</summary>
    public required LibvirtUri? Uri { get; init; }

    /// <summary>The MAC namespace; null if it is not yet known.</summary>
    public required string? MacNamespace { get; init; }

    /// <summary>The timeout for connecting.</summary>
    public TimeSpan ConnectTimeout { get; init; } = DefaultConnectTimeout;

    /// <summary>How pre-flight findings are reported. Pre-flight is off if the value is not yet known.</summary>
    public PreflightMode Preflight { get; init; } = PreflightMode.Enforce;

    /// <summary>The settings of the host's bridges, by name or alternative name.</summary>
    public IReadOnlyDictionary<string, BridgeSettings> Bridges { get; init; } = new Dictionary<string, BridgeSettings>();

    /// <summary>Whether pre-flight findings of any bridge are reported.</summary>
    public bool HasPreflight => Preflight != PreflightMode.Off
        || Bridges.Values.Any(static bridge => bridge.Preflight is not (null or PreflightMode.Off));

    /// <summary>The settings of a bridge.</summary>
    /// <param name="name">The name in a configuration or definition; null if it is not known.</param>
    /// <param name="link">The link of the bridge, whose other names are valid as well; null if it is not known.</param>
    public BridgeSettings OfBridge(string? name, HostLink? link) =>
        Bridges.FirstOrDefault(bridge => bridge.Key == name || link?.IsNamed(bridge.Key) is true).Value ?? BridgeSettings.None;
}
