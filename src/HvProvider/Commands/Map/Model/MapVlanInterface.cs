namespace HvProvider.Commands.Map.Model;

/// <summary>A VLAN interface of the host.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Vlan">Its VLAN.</param>
internal sealed record MapVlanInterface(string Name, int Vlan);
