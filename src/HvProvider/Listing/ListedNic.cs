using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Nics;

namespace HvProvider.Listing;

/// <summary>A NIC of a domain, managed by Terraform or not: its definitions, and its VLANs on the host's bridge.</summary>
internal sealed record ListedNic
{
    /// <summary>The domain.</summary>
    public required DomainSnapshot Domain { get; init; }

    /// <summary>The NIC in the definitions of the domain; it is in at least one of them.</summary>
    public required DomainNic Nics { get; init; }

    /// <summary>
    /// The expected VLANs and those of the tap. If the NIC or its port group sets VLANs, the expected VLANs are known without reading the
    /// host.
    /// </summary>
    public required VlanStatus Vlans { get; init; }

    /// <summary>The ID for <c>terraform import</c>; null if no ID identifies this NIC alone.</summary>
    public string? ImportId { get; init; }

    /// <summary>The IP addresses of the guest on the NIC; null if they were not read.</summary>
    public IReadOnlyList<GuestAddress>? Addresses { get; init; }

    /// <summary>The NIC in the live XML if it is there, otherwise in the persistent definition.</summary>
    public Nic Current => Nics.Current ?? throw new InvalidOperationException("The NIC is in no definition.");

    /// <summary>The bridge that the NIC is on, directly or through a libvirt network; null if there is none.</summary>
    public string? Bridge => Nics.BridgeOf(Current);

    /// <summary>The type of the interface in libvirt. A NIC on a network has the type <c>network</c> also in the live XML.</summary>
    public string? Type => Current.Source.IsNetwork ? "network" : Current.Source.Type;

    /// <summary>The differences between the definitions; empty if there are none.</summary>
    public IReadOnlyList<string> Differences =>
        [.. NicSync.Differences(Domain, Nics, Nics.Name), .. NicSync.UnmanagedDifferences(Domain, Nics)];

    /// <summary>The NIC in each definition that contains it.</summary>
    public IEnumerable<Nic> Definitions => new[] { Nics.Live, Nics.Config }.OfType<Nic>();
}
