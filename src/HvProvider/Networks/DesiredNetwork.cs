namespace HvProvider.Networks;

/// <summary>A network over a bridge of the host, as it is wanted.</summary>
internal sealed record DesiredNetwork
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The host's bridge.</summary>
    public required string Bridge { get; init; }

    /// <summary>Whether its NICs can reach each other only by way of the uplink.</summary>
    public bool IsIsolated { get; init; }

    /// <summary>The port groups, all of them: others are removed.</summary>
    public IReadOnlyList<PortGroup> PortGroups { get; init; } = [];
}
