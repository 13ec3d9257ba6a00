using HvProvider.Nics.Values;
using HvProvider.Vlans;

namespace HvProvider.Commands.Map.Model;

/// <summary>A NIC of a domain: the running guest's where that has it, else the persistent definition's.</summary>
internal sealed record MapNic
{
    /// <summary>The domain's name.</summary>
    public required string Domain { get; init; }

    /// <summary>The domain's UUID.</summary>
    public required Guid DomainUuid { get; init; }

    /// <summary>Whether the domain runs.</summary>
    public required bool IsRunning { get; init; }

    /// <summary>The name of the attachment that made it; null of others.</summary>
    public string? Name { get; init; }

    /// <summary>The guest's MAC address; null where the definition has none that can be read.</summary>
    public string? Mac { get; init; }

    /// <summary>The host's device; null while the guest does not have the NIC.</summary>
    public string? Tap { get; init; }

    /// <summary>Whether the guest has a carrier, as the definition says.</summary>
    public required LinkState Link { get; init; }

    /// <summary>The kind of its source in libvirt's words; a network's NIC is a <c>network</c>.</summary>
    public string? Type { get; init; }

    /// <summary>The bridge that it asks for, itself or by its network; null where it is on none.</summary>
    public string? Bridge { get; init; }

    /// <summary>Its libvirt network.</summary>
    public string? Network { get; init; }

    /// <summary>The port group that it names.</summary>
    public string? PortGroup { get; init; }

    /// <summary>The VLANs that it should have; null where that cannot be told.</summary>
    public PortVlans? Intended { get; init; }

    /// <summary>Whether the VLANs that it has were read, and why not.</summary>
    public required MapNicState State { get; init; }

    /// <summary>The VLANs that its tap has; null unless they were read.</summary>
    public PortVlans? Effective { get; init; }

    /// <summary>In what the tap is not as it should be, with the cure, as sentences.</summary>
    public string? Problem { get; init; }

    /// <summary>What was found of it.</summary>
    public IReadOnlyList<MapFinding> Findings { get; init; } = [];

    /// <summary>Whether something of that kind was found.</summary>
    public bool Has(MapFindingKind kind) => Findings.Any(finding => finding.Kind == kind);

    /// <summary>What was found of that kind; null when nothing was.</summary>
    public MapFinding? Find(MapFindingKind kind) => Findings.FirstOrDefault(finding => finding.Kind == kind);
}
