using HvProvider.Networks;
using HvProvider.Resources.Bridges.Model;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources.Bridges.Guests;

/// <summary>The path of the port group of a NIC.</summary>
internal static class PortGroupPath
{
    /// <summary>The path of the port group that a NIC is in; the path of <c>port_groups</c> if it is in none of them.</summary>
    /// <param name="network">The network.</param>
    /// <param name="portGroup">The port group that the NIC names; null if it names none and is in the default one.</param>
    public static AttributePath Of(NetworkView network, string? portGroup)
    {
        var groups = BridgeSchema.PortGroups.Path;
        var name = portGroup ?? network.PortGroups.FirstOrDefault(static group => group.IsDefault)?.Name;
        return name is not null && network.HasPortGroup(name) ? groups.Element(name) : groups;
    }
}
