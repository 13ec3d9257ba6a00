using HvProvider.Nics.Values;

namespace HvProvider.Hosts.Kernel;

/// <summary>A MAC address that a bridge has learned on a port.</summary>
/// <param name="Mac">The address.</param>
/// <param name="Port">The port's name.</param>
/// <param name="Vlan">The VLAN; null if VLAN filtering was disabled when it was learned.</param>
/// <param name="Age">The time since the last frame from this address arrived at the port; null if it is not known.</param>
internal sealed record LearnedMac(MacAddress Mac, string Port, int? Vlan, TimeSpan? Age = null);
