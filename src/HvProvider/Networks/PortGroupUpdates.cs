using System.Xml.Linq;
using LibvirtSharp;

namespace HvProvider.Networks;

/// <summary>
/// The changes from the port groups of a definition to the configured ones. libvirt accepts one change at a time and never a
/// second default, so the old default is reset immediately before the new one is set: without a default, NICs that name no port
/// group would be untagged.
/// </summary>
internal static class PortGroupUpdates
{
    /// <summary>The changes in an order that libvirt accepts; empty if nothing differs.</summary>
    public static IReadOnlyList<PortGroupUpdate> Plan(NetworkXml definition, IReadOnlyList<PortGroup> desired)
    {
        var before = definition.DefaultPortGroup?.Name;
        var after = desired.FirstOrDefault(static group => group.IsDefault)?.Name;
        var updates = desired
            .Where(group => !group.Equals(definition.FindPortGroup(group.Name)))
            .Select(group => Set(definition, group))
            .Concat(definition.PortGroups
                .Where(group => desired.All(other => other.Name != group.Name))
                .Select(static group => Remove(group.Name)));
        return [.. updates.OrderBy(update => Rank(update, before, after))];
    }

    private static int Rank(PortGroupUpdate update, string? before, string? after) =>
        update.Name == after ? 2
        : update.Name == before ? 1
        : update.Command == NetworkUpdateCommand.Delete ? 3
        : 0;

    private static PortGroupUpdate Set(NetworkXml definition, PortGroup group)
    {
        var present = definition.FindPortGroupElement(group.Name);
        return new PortGroupUpdate(
            present is null ? NetworkUpdateCommand.AddLast : NetworkUpdateCommand.Modify,
            group.Name,
            PortGroupXml.Write(group, present));
    }

    private static PortGroupUpdate Remove(string name) => new(
        NetworkUpdateCommand.Delete, name, new XElement("portgroup", new XAttribute("name", name)));
}
