using HvProvider.Listing;
using HvProvider.Networks;

namespace HvProvider.Commands.Map;

/// <summary>What was read of a hypervisor and its host, for a map to be made of it.</summary>
/// <param name="Uri">The libvirt URI.</param>
/// <param name="Hostname">The host's name.</param>
/// <param name="LibvirtVersion">The version of libvirt.</param>
/// <param name="Nics">The NICs of all domains, with the look at the host that tells of their VLANs.</param>
/// <param name="Networks">libvirt's networks, by name; null where they could not be read.</param>
/// <param name="NetworksUnread">Why the networks could not be read, as sentences; null where they were.</param>
internal sealed record HostObservation(
    string Uri,
    string Hostname,
    string LibvirtVersion,
    NicListing Nics,
    IReadOnlyList<NetworkSnapshot>? Networks,
    string? NetworksUnread = null);
