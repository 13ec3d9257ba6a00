using HvProvider.Networks;

namespace HvProvider.Commands.Map.Model;

/// <summary>NICs that are drawn together.</summary>
/// <param name="PortGroup">The port group that they name, or that is the default one; null of those without.</param>
/// <param name="Definition">The port group as the network has it; null where the network has none of that name, or was not read.</param>
/// <param name="Nics">The NICs.</param>
internal sealed record MapGroup(string? PortGroup, PortGroup? Definition, IReadOnlyList<MapNic> Nics);
