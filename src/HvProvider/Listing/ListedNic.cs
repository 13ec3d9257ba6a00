using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Nics;

namespace HvProvider.Listing;

/// <summary>A NIC of a domain, whoever made it: what both definitions say, and what the host's bridge makes of it.</summary>
internal sealed record ListedNic
{
    /// <summary>The domain.</summary>
    public required DomainSnapshot Domain { get; init; }

    /// <summary>The NIC in the domain's definitions; at least one of them has it.</summary>
    public required DomainNic Nics { get; init; }

    /// <summary>
    /// The VLANs that it should have, and those that its tap has. What it should have is known without a look at the host where the
    /// NIC has VLANs of its own, or its port group has.
    /// </summary>
    public required VlanStatus Vlans { get; init; }

    /// <summary>What <c>terraform import</c> takes; null where no ID would name this NIC alone.</summary>
    public string? ImportId { get; init; }

    /// <summary>The guest's IP addresses on it; null where nobody was asked.</summary>
    public IReadOnlyList<GuestAddress>? Addresses { get; init; }

    /// <summary>The NIC as it is shown: the running guest's, where that has it.</summary>
    public Nic Shown => Nics.Shown ?? throw new InvalidOperationException("The NIC is in no definition.");

    /// <summary>The bridge that it is on, by its own choice or by way of a libvirt network; null where it is on none.</summary>
    public string? Bridge => Nics.BridgeOf(Shown);

    /// <summary>The kind of its source in libvirt's words. A network's NIC is one, whatever it became in the running guest.</summary>
    public string? Type => Shown.Source.IsNetwork ? "network" : Shown.Source.Type;

    /// <summary>What keeps its definitions from being the same; empty when they are.</summary>
    public IReadOnlyList<string> Differences => NicSync.Differences(Domain, Nics, Nics.Name);

    /// <summary>The NIC in each definition that has it.</summary>
    public IEnumerable<Nic> Definitions => new[] { Nics.Live, Nics.Config }.OfType<Nic>();
}
