using HvProvider.Networks;

namespace HvProvider.Commands.Map.Model;

/// <summary>NICs that are drawn as a group.</summary>
/// <param name="PortGroup">Their port group, named or default; null if they have none.</param>
/// <param name="Definition">The definition of the port group; null if it does not exist in the network, or was not read.</param>
/// <param name="Nics">The NICs.</param>
internal sealed record MapGroup(string? PortGroup, PortGroup? Definition, IReadOnlyList<MapNic> Nics);
