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
}
