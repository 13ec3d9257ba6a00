using HvProvider.Networks;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources.Bridges;

/// <summary>
/// Makes a network. It looks first: an apply that was interrupted may have defined it, and perhaps started it. Only exactly our
/// network is adopted.
/// </summary>
internal static class BridgeCreation
{
    /// <summary>
    /// Has the network defined, by now or before: then as it was found. Starting it is a step of its own, so that it is known what was
    /// made when that fails.
    /// </summary>
    /// <exception cref="DiagnosticException">The name is somebody else's.</exception>
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
                found.Shown.HostBridge != desired.Bridge ? $"it is {BridgeErrors.Describe(found.Shown)}"
                : !found.IsPersistent ? "it has no persistent definition"
                : found.Definitions.All(definition => BridgeState.AreSame(definition.PortGroups, desired.PortGroups))
                    ? "its definition has other elements or attributes"
                    : "its port groups are others");
        }
    }
}
