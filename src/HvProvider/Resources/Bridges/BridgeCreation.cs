using HvProvider.Networks;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources.Bridges;

/// <summary>
/// Creates a network. If a network of that name exists, it is adopted only if it is exactly the planned one: an interrupted apply may have
/// defined and started it.
/// </summary>
internal static class BridgeCreation
{
    /// <summary>
    /// Defines the network, or returns the existing one that is adopted. Starting is a separate step, so that a failure of it leaves a
    /// known network.
    /// </summary>
    /// <exception cref="DiagnosticException">Another network has the name.</exception>
    public static async Task<(NetworkEditor Editor, NetworkSnapshot? Found)> DefineAsync(BridgeChange change)
    {
        var (session, desired) = (change.Session, change.Desired);
        var found = await session.Networks.ReadAsync(new NetworkSelector(desired.Name), change.Time.Waiting);
        if (found is not null)
        {
            RefuseForeign(found, desired);
            return (new NetworkEditor(session.Networks, found.Network), found);
        }

        var definition = NetworkXmlWriter.Write(desired);
        return (await NetworkEditor.DefineAsync(session.Networks, desired.Name, definition, change.Time.Changing), null);
    }

    private static void RefuseForeign(NetworkSnapshot found, DesiredNetwork desired)
    {
        if (!found.IsPersistent || !found.Definitions.All(definition => NetworkComparison.IsExactly(definition, desired)))
        {
            throw BridgeErrors.ExistsAlready(
                desired.Name,
                found.Current.HostBridge != desired.Bridge ? $"it is {BridgeErrors.Describe(found.Current)}"
                : !found.IsPersistent ? "it has no persistent definition"
                : found.Definitions.All(definition => BridgeState.AreSame(definition.PortGroups, desired.PortGroups))
                    ? "its definition differs in other elements or attributes"
                    : "its port groups differ");
        }
    }
}
