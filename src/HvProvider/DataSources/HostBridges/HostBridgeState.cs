using HvProvider.Attributes;
using HvProvider.Hosts;
using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Unapplied;
using HvProvider.Vlans;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using static HvProvider.DataSources.HostBridges.HostBridgeSchema;

namespace HvProvider.DataSources.HostBridges;

/// <summary>Writes what was seen of a bridge into the data source's values.</summary>
internal static class HostBridgeState
{
    /// <summary>Fills in everything but the name.</summary>
    public static void Show(
        TfObject values, HostView host, HostBridge bridge, IReadOnlyDictionary<string, GuestTap> taps)
    {
        var facts = NetworkdFacts.Of(host.Networkd, bridge.Link);
        values.Set(Kind, TfValues.Text(bridge.Link.Kind));
        facts.Show(values, Networkd);
        values.Set(Addresses, facts.Addresses(bridge.Link, Addresses));
        values.Set(Mac, TfValues.Text(bridge.Link.Mac?.ToString()));
        values.Set(Mtu, TfValues.Number(bridge.Link.Mtu));
        values.Set(Stp, bridge.Options.Stp);
        values.Set(VlanFiltering, bridge.Options.VlanFiltering);
        values.Set(VlanProtocol, TfValues.Text(bridge.Options.VlanProtocol));
        values.Set(DefaultPvid, TfValues.Number(bridge.Options.DefaultPvid));
        values.Set(OwnVlans, new Tf<TfObject>(VlansOf(bridge.OwnVlans)));
        values.Set(Ports, TfValues.Objects(Ports, bridge.Ports, (port, found) => ShowPort(port, found, taps)));
        ShowUplink(values, bridge, BridgeUplink.Find(bridge, taps));
        values.Set(VlanInterfaces, TfValues.Objects(
            VlanInterfaces, bridge.VlanInterfaces, (vlan, found) => ShowVlanInterface(vlan, host, found)));
        values.Set(Unapplied, UnappliedSettings.Find(host, bridge, link => BridgeUplink.IsTap(link, taps)) is { } settings
            ? TfValues.Objects(Unapplied, settings, ShowUnapplied)
            : Tf<IReadOnlyList<Tf<TfObject>>>.Null);
    }

    private static TfObject VlansOf(PortVlans vlans)
    {
        var values = new TfObject(OwnVlans.Schema);
        VlanAttributes.Show(values, vlans);
        return values;
    }

    private static void ShowPort(TfObject values, HostPort port, IReadOnlyDictionary<string, GuestTap> taps)
    {
        var tap = taps.GetValueOrDefault(port.Name);
        values.Set(PortAttributes.Name, port.Name);
        values.Set(PortAttributes.Mac, TfValues.Text(port.Link.Mac?.ToString()));
        values.Set(PortAttributes.State, TfValues.Text(port.Link.BridgePort?.State));
        VlanAttributes.Show(values, port.Vlans);
        values.Set(PortAttributes.Isolated, port.IsIsolated);
        values.Set(PortAttributes.GuestTap, tap is not null);
        values.Set(PortAttributes.Domain, TfValues.Text(tap?.Domain));
        values.Set(PortAttributes.Attachment, TfValues.Text(tap?.Attachment));
    }

    private static void ShowUplink(TfObject values, HostBridge bridge, HostPort? uplink)
    {
        // What a bridge that does not filter knows of VLANs has no effect.
        var vlans = bridge.Options.VlanFiltering ? uplink?.Vlans : null;
        values.Set(Uplink, TfValues.Text(uplink?.Name));
        values.Set(InfrastructureVlan, TfValues.Number(vlans?.UntaggedBothWays));
        values.Set(TrunkedVlans, vlans is null
            ? Tf<IReadOnlyList<Tf<long>>>.Null
            : VlanAttributes.Numbers(vlans.Tagged));
    }

    private static void ShowVlanInterface(TfObject values, HostView host, HostLink link)
    {
        var facts = NetworkdFacts.Of(host.Networkd, link);
        values.Set(VlanInterfaceAttributes.Name, link.Name);
        values.Set(VlanInterfaceAttributes.Vlan, TfValues.Number(link.Vlan?.Id));
        values.Set(VlanInterfaceAttributes.Mac, TfValues.Text(link.Mac?.ToString()));
        values.Set(VlanInterfaceAttributes.Mtu, TfValues.Number(link.Mtu));
        values.Set(VlanInterfaceAttributes.Addresses, facts.Addresses(link, VlanInterfaceAttributes.Addresses));
        facts.Show(values, VlanInterfaceAttributes.Networkd);
    }

    private static void ShowUnapplied(TfObject values, UnappliedSetting setting)
    {
        values.Set(UnappliedAttributes.Link, setting.Link);
        values.Set(UnappliedAttributes.File, TfValues.Text(setting.File));
        values.Set(UnappliedAttributes.Setting, setting.Setting);
        values.Set(UnappliedAttributes.Configured, TfValues.Text(setting.Configured));
        values.Set(UnappliedAttributes.Running, TfValues.Text(setting.Running));
    }
}
