using HvProvider.Networks;
using HvProvider.Resources.Bridges.Model;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources.Bridges.Guests;

/// <summary>The attributes that guests' NICs have to do with.</summary>
internal static class GuestPaths
{
    /// <summary>The port group of a NIC that names it, or names none; the port groups where it is none of them.</summary>
    public static AttributePath Of(NetworkView network, string? portGroup)
    {
        var groups = BridgeErrors.PathOf(BridgeSchema.PortGroups);
        var name = portGroup ?? network.PortGroups.FirstOrDefault(static group => group.IsDefault)?.Name;
        return name is not null && network.Has(name) ? groups.Element(name) : groups;
    }
}
