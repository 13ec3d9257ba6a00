using HvProvider.Hosts;

namespace HvProvider.GuestNics;

/// <summary>NICs of the hypervisor's domains at about one moment.</summary>
/// <param name="Nics">The NICs, by domain and MAC address.</param>
/// <param name="Host">The look at the host that tells of their VLANs.</param>
/// <param name="Agents">What became of asking guest agents.</param>
internal sealed record GuestNicListing(IReadOnlyList<GuestNic> Nics, HostAnswer Host, AgentReport Agents);
