using HvProvider.Listing;
using HvProvider.Networks;

namespace HvProvider.Commands.Map;

/// <summary>The state of a hypervisor and its host that a map is created from.</summary>
/// <param name="Uri">The libvirt URI.</param>
/// <param name="Hostname">The host's name.</param>
/// <param name="LibvirtVersion">The version of libvirt.</param>
/// <param name="Nics">The NICs of all domains, with the state of the host that contains their VLANs.</param>
/// <param name="Networks">The libvirt networks, by name; null if they could not be read.</param>
/// <param name="NetworksUnread">Why the networks could not be read, as sentences; null if they were read.</param>
internal sealed record HostObservation(
    string Uri,
    string Hostname,
    string LibvirtVersion,
    NicListing Nics,
    IReadOnlyList<NetworkSnapshot>? Networks,
    string? NetworksUnread = null);
