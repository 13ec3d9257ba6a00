using HvProvider.Vlans;

namespace HvProvider.Commands.Map.Model;

/// <summary>A bridge port that is not one of the drawn NICs.</summary>
/// <param name="Name">The name.</param>
/// <param name="State">The port state, such as <c>forwarding</c>; null if the kernel does not report it.</param>
/// <param name="Vlans">The VLANs, which have an effect only with VLAN filtering.</param>
/// <param name="IsTap">Whether it is a tap.</param>
/// <param name="Domain">The domain whose NIC it is, if that NIC belongs to another bridge; otherwise null.</param>
internal sealed record MapPort(string Name, string? State, PortVlans Vlans, bool IsTap, string? Domain);
