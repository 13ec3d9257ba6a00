using HvProvider.Nics.Values;

namespace HvProvider.Hosts.Kernel;

/// <summary>A MAC address that a bridge has learned on a port.</summary>
/// <param name="Mac">The address.</param>
/// <param name="Port">The port's name.</param>
/// <param name="Vlan">The VLAN; null if VLAN filtering was disabled when it was learned.</param>
internal sealed record LearnedMac(MacAddress Mac, string Port, int? Vlan);
