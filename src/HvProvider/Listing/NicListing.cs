using HvProvider.Domains;
using HvProvider.Hosts;

namespace HvProvider.Listing;

/// <summary>The NICs of the hypervisor's domains at one point in time.</summary>
/// <param name="Nics">The NICs, by domain and MAC address.</param>
/// <param name="Host">The state of the host that their VLANs were read from.</param>
/// <param name="Agents">The result of querying guest agents.</param>
/// <param name="Unread">The domains that could not be read, whose NICs are missing.</param>
internal sealed record NicListing(
    IReadOnlyList<ListedNic> Nics, HostReading<HostView> Host, AgentReport Agents, IReadOnlyList<UnreadDomain> Unread);
