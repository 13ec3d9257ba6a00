namespace HvProvider.Networks;

/// <summary>A configured network on a bridge of the host.</summary>
internal sealed record DesiredNetwork
{
    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The host's bridge.</summary>
    public required string Bridge { get; init; }

    /// <summary>Whether its NICs are isolated: they reach each other only through the uplink.</summary>
    public bool IsIsolated { get; init; }

    /// <summary>All port groups; others are removed.</summary>
    public IReadOnlyList<PortGroup> PortGroups { get; init; } = [];
}
