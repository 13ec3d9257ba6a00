using HvProvider.Nics.Values;
using HvProvider.Vlans;

namespace HvProvider.Commands.Map.Model;

/// <summary>A NIC of a domain: from the live definition if it contains the NIC, otherwise from the persistent one.</summary>
internal sealed record MapNic
{
    /// <summary>The domain's name.</summary>
    public required string Domain { get; init; }

    /// <summary>The domain's UUID.</summary>
    public required Guid DomainUuid { get; init; }

    /// <summary>Whether the domain is running.</summary>
    public required bool IsRunning { get; init; }

    /// <summary>The name of the attachment that manages it; null if there is none.</summary>
    public string? Name { get; init; }

    /// <summary>The MAC address of the guest; null if the definition has no valid one.</summary>
    public string? Mac { get; init; }

    /// <summary>The tap on the host; null if the NIC is not attached to a running domain.</summary>
    public string? Tap { get; init; }

    /// <summary>The link state in the definition.</summary>
    public required LinkState Link { get; init; }

    /// <summary>The source type in libvirt's terms; <c>network</c> for a NIC on a network.</summary>
    public string? Type { get; init; }

    /// <summary>The configured bridge, directly or through its network; null if there is none.</summary>
    public string? Bridge { get; init; }

    /// <summary>Its libvirt network.</summary>
    public string? Network { get; init; }

    /// <summary>The configured port group.</summary>
    public string? PortGroup { get; init; }

    /// <summary>The configured VLANs; null if they are not known.</summary>
    public PortVlans? Intended { get; init; }

    /// <summary>Whether its effective VLANs were read, and if not, why.</summary>
    public required MapNicState State { get; init; }

    /// <summary>The VLANs of its tap; null if they were not read.</summary>
    public PortVlans? Effective { get; init; }

    /// <summary>The difference between the tap and the configuration, with the fix, as sentences.</summary>
    public string? Problem { get; init; }

    /// <summary>Its findings.</summary>
    public IReadOnlyList<MapFinding> Findings { get; init; } = [];

    /// <summary>Whether it has a finding of that kind.</summary>
    public bool Has(MapFindingKind kind) => Findings.Any(finding => finding.Kind == kind);

    /// <summary>The finding of that kind; null if there is none.</summary>
    public MapFinding? Find(MapFindingKind kind) => Findings.FirstOrDefault(finding => finding.Kind == kind);
}
