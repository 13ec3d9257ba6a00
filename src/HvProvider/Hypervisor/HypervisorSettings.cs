using LibvirtSharp;

namespace HvProvider.Hypervisor;

/// <summary>The hypervisor and how it is used, as the provider block and the environment configure it.</summary>
internal sealed record HypervisorSettings
{
    /// <summary>The time allowed for connecting where the configuration names none.</summary>
    public static readonly TimeSpan DefaultConnectTimeout = TimeSpan.FromSeconds(10);

    /// <summary>The hypervisor; null when the configuration does not know it yet.</summary>
    public required LibvirtUri? Uri { get; init; }

    /// <summary>The MAC namespace; null when the configuration does not know it yet.</summary>
    public required string? MacNamespace { get; init; }

    /// <summary>The time allowed for connecting.</summary>
    public TimeSpan ConnectTimeout { get; init; } = DefaultConnectTimeout;

    /// <summary>What is done with what pre-flight finds. While the configuration does not know it yet, nothing is refused.</summary>
    public PreflightMode Preflight { get; init; } = PreflightMode.Enforce;
}
