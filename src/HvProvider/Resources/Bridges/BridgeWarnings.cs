using HvProvider.Networks;
using HvProvider.Resources.Bridges.Model;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources.Bridges;

/// <summary>Warnings about properties of a network that no attribute shows.</summary>
internal static class BridgeWarnings
{
    /// <summary>The warnings; none for a network in the expected state.</summary>
    public static IEnumerable<Diagnostic> Of(NetworkSnapshot found)
    {
        var (name, shown) = (found.Network.Name, found.Current);
        if (shown.HostBridge is null)
        {
            yield return BridgeErrors.OtherKind(name, shown);
            yield break;
        }

        if (found is { Live: { } live, Config: { } config })
        {
            if (live.HostBridge != config.HostBridge)
            {
                yield return BridgeErrors.OutOfSync(name, BridgeSchema.Bridge);
            }

            if (!BridgeState.AreSame(live.PortGroups, config.PortGroups))
            {
                yield return BridgeErrors.OutOfSync(name, BridgeSchema.PortGroups);
            }

            if (live.Vlan != config.Vlan)
            {
                yield return BridgeErrors.VlanOutOfSync(name, live.Vlan, config.Vlan);
            }

            if (live.IsIsolated != config.IsIsolated)
            {
                yield return BridgeErrors.IsolationPending(name, config.IsIsolated);
            }
        }

        if (found.Definitions.FirstOrDefault(static definition => definition.Vlan is not null) is { } tagged)
        {
            yield return BridgeErrors.NetworkVlan(name, tagged);
        }

        if (found.Definitions.FirstOrDefault(static definition => definition.MacTableManager == NetworkXml.ManagedByLibvirt)
            is { } managing)
        {
            yield return BridgeErrors.ManagesBridge(name, managing);
        }
    }
}
