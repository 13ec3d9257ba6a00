using System.Xml.Linq;
using HvProvider.Networks;
using HvProvider.Xml;
using LibvirtSharp;

namespace HvProvider.Resources.Bridges;

/// <summary>
/// Updates a network without stopping it. A step is skipped if the network already has its result, so an interrupted update is completed by
/// the next one.
/// </summary>
internal static class BridgeUpdate
{
    /// <summary>Updates whatever differs from the plan.</summary>
    public static async Task RunAsync(BridgeChange change, NetworkEditor editor, NetworkSnapshot found)
    {
        var desired = change.Desired;
        if (found.Live is { } live && live.HostBridge != desired.Bridge)
        {
            throw BridgeErrors.OtherBridge(desired.Name, desired.Bridge, live);
        }

        if (Redefinition(found, desired) is { } definition)
        {
            await editor.RedefineAsync(definition, change.Time.Changing);
            found = await ReadAsync(change, editor);
        }

        await ChangePortGroupsAsync(change, editor, found);
        await change.StartAsync(editor, found);
    }

    /// <summary>The new persistent definition; null if updates of port groups are sufficient.</summary>
    private static XElement? Redefinition(NetworkSnapshot found, DesiredNetwork desired)
    {
        if (found.Config is { } config && config.HostBridge == desired.Bridge)
        {
            var vlan = found.Live is { } active ? active.Vlan : config.Vlan;
            return config.IsIsolated == desired.IsIsolated && config.Vlan == vlan
                ? null
                : NetworkXmlEditor.WithVlan(NetworkXmlEditor.WithIsolation(config.Root, desired.IsIsolated), vlan);
        }

        // There is no usable persistent definition. The live definition, if there is one, contains elements of other tools to keep.
        return found.Live is { } live
            ? NetworkXmlEditor.WithIsolation(live.Root, desired.IsIsolated)
            : NetworkXmlEditor.WithUuid(NetworkXmlWriter.Write(desired), found.Network.Uuid);
    }

    private static async Task ChangePortGroupsAsync(BridgeChange change, NetworkEditor editor, NetworkSnapshot found)
    {
        var expected = change.Desired.PortGroups;
        if (found is { Live: { } live, Config: { } config } && HaveSameElements(live, config))
        {
            await ChangeAsync(live, NetworkUpdateFlags.Live | NetworkUpdateFlags.Config);
            return;
        }

        if (found.Live is { } active)
        {
            await ChangeAsync(active, NetworkUpdateFlags.Live);
        }

        if (found.Config is { } persistent)
        {
            await ChangeAsync(persistent, NetworkUpdateFlags.Config);
        }

        async Task ChangeAsync(NetworkXml definition, NetworkUpdateFlags definitions)
        {
            foreach (var update in PortGroupUpdates.Plan(definition, expected))
            {
                await editor.UpdateAsync(update, definitions, change.Time.Changing);
            }
        }
    }

    /// <summary>Whether one call can update both definitions: libvirt then validates both before it changes either.</summary>
    private static bool HaveSameElements(NetworkXml live, NetworkXml config) =>
        XmlMeaning.AreEqual(OnlyPortGroups(live), OnlyPortGroups(config));

    private static XElement OnlyPortGroups(NetworkXml definition) => new("network", definition.Root.Elements("portgroup"));

    private static async Task<NetworkSnapshot> ReadAsync(BridgeChange change, NetworkEditor editor) =>
        await editor.ReadAsync(change.Time.Waiting) ?? throw BridgeErrors.Gone(change.NetworkName);
}
