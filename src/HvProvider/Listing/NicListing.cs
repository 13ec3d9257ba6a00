using HvProvider.Hosts;

namespace HvProvider.Listing;

/// <summary>NICs of the hypervisor's domains at about one moment.</summary>
/// <param name="Nics">The NICs, by domain and MAC address.</param>
/// <param name="Host">The look at the host that tells of their VLANs.</param>
/// <param name="Agents">What became of asking guest agents.</param>
internal sealed record NicListing(IReadOnlyList<ListedNic> Nics, HostAnswer Host, AgentReport Agents);
