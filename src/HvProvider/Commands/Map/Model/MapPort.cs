using HvProvider.Vlans;

namespace HvProvider.Commands.Map.Model;

/// <summary>A port of a bridge that is no NIC of the drawing.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">What the bridge does with it, such as <c>forwarding</c>; null where the kernel does not say.</param>
/// <param name="Vlans">Its VLANs, which count only where the bridge filters.</param>
/// <param name="IsTap">Whether a program is at its other end.</param>
/// <param name="Domain">The domain whose NIC it is, which asks for another bridge; null of all else.</param>
internal sealed record MapPort(string Name, string? State, PortVlans Vlans, bool IsTap, string? Domain);
