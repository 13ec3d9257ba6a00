using HvProvider.Nics.Values;

namespace HvProvider.Hosts.Kernel;

/// <summary>A MAC address that a bridge has heard at one of its ports, and not forgotten yet.</summary>
/// <param name="Mac">The address.</param>
/// <param name="Port">The port's name.</param>
/// <param name="Vlan">The VLAN; null where the bridge did not filter when it was heard.</param>
internal sealed record LearnedMac(MacAddress Mac, string Port, int? Vlan);
