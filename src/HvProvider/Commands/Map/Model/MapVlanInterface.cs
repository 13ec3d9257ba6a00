namespace HvProvider.Commands.Map.Model;

/// <summary>A VLAN interface of the host.</summary>
/// <param name="Name">The name.</param>
/// <param name="Vlan">The VLAN ID.</param>
internal sealed record MapVlanInterface(string Name, int Vlan);
