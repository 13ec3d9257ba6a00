namespace HvProvider.Hypervisor;

/// <summary>The settings of one bridge of the hypervisor's host.</summary>
internal sealed record BridgeSettings
{
    /// <summary>Nothing is configured.</summary>
    public static readonly BridgeSettings None = new();

    /// <summary>The names of the uplinks; empty if the bridge has none, null if they are not configured or not yet known.</summary>
    public IReadOnlyList<string>? Uplinks { get; init; }

    /// <summary>How findings about the bridge and its NICs are reported; null for the setting of the provider.</summary>
    public PreflightMode? Preflight { get; init; }
}
