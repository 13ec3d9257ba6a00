using System.Xml.Linq;
using HvProvider.Networks;
using HvProvider.Xml;
using LibvirtSharp;

namespace HvProvider.Resources.Bridges;

/// <summary>
/// Brings a network to the plan without stopping it. Each step is taken only where what was read says that it is needed, so an update
/// that was interrupted is continued by the next one.
/// </summary>
internal static class BridgeUpdate
{
    /// <summary>Changes what differs.</summary>
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

    /// <summary>The persistent definition anew, where no update of a port group can mend it; null where it is right.</summary>
    private static XElement? Redefinition(NetworkSnapshot found, DesiredNetwork desired)
    {
        if (found.Config is { } config && config.HostBridge == desired.Bridge)
        {
            return config.IsIsolated == desired.IsIsolated ? null : NetworkXmlEditor.WithIsolation(config.Root, desired.IsIsolated);
        }

        // There is none, or one of another network: that of the active network, where it is the right one, is the next best.
        return found.Live is { } live
            ? NetworkXmlEditor.WithIsolation(live.Root, desired.IsIsolated)
            : NetworkXmlEditor.WithUuid(NetworkXmlWriter.Write(desired), found.Network.Uuid);
    }

    private static async Task ChangePortGroupsAsync(BridgeChange change, NetworkEditor editor, NetworkSnapshot found)
    {
        var wanted = change.Desired.PortGroups;
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

        async Task ChangeAsync(NetworkXml definition, NetworkUpdateFlags which)
        {
            foreach (var update in PortGroupUpdates.Plan(definition, wanted))
            {
                await editor.UpdateAsync(update, which, change.Time.Changing);
            }
        }
    }

    /// <summary>Then one call changes both: libvirt looks at both before it changes either.</summary>
    private static bool HaveSameElements(NetworkXml live, NetworkXml config) =>
        XmlMeaning.AreEqual(OnlyPortGroups(live), OnlyPortGroups(config));

    private static XElement OnlyPortGroups(NetworkXml definition) => new("network", definition.Root.Elements("portgroup"));

    private static async Task<NetworkSnapshot> ReadAsync(BridgeChange change, NetworkEditor editor) =>
        await editor.ReadAsync(change.Time.Waiting) ?? throw BridgeErrors.Gone(change.NetworkName);
}
