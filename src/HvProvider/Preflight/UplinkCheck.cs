using HvProvider.Hosts;
using HvProvider.Hosts.Kernel;
using HvProvider.Vlans;

namespace HvProvider.Preflight;

/// <summary>Checks that the uplink of the bridge carries the configured VLANs.</summary>
internal static class UplinkCheck
{
    private const string Missing = "VLAN not allowed on uplink";

    /// <summary>The finding if the uplink does not carry a VLAN; null if it carries all, or the uplink is not known.</summary>
    public static Finding? Find(ConnectionPlan plan)
    {
        if (plan is not { Vlan: { } configured, VlanBridge: { } bridge, Uplinks: { Ports.Count: > 0 } uplinks })
        {
            return null;
        }

        var vlans = configured.Tags.Select(static tag => tag.Id).ToLookup(id => BestFor(id, uplinks).Passage);
        if (vlans[UplinkPassage.None].ToList() is { Count: > 0 } missing)
        {
            return Describe(plan, bridge, uplinks, missing);
        }

        var uplink = BestFor(vlans[UplinkPassage.OutOnly].FirstOrDefault(), uplinks).Port;

        return vlans[UplinkPassage.OutOnly].Any()
            ? Finding.Warning(
                FindingAspect.Vlans,
                "Uplink carries VLAN one way only",
                $"The uplink \"{uplink.Name}\" of bridge \"{bridge.Name}\" sends {Name([.. vlans[UplinkPassage.OutOnly]])} untagged, but "
                + $"assigns incoming untagged frames to another VLAN (VLANs of the uplink: {uplink.Vlans}). Frames of the guest leave, but "
                + $"answers never reach it. On the host, correct {plan.Owner.PlaceOfPortVlans(bridge.Link, uplink.Link)}."
                + (plan.Owner.StrayVlan is { } reason ? $" {reason}" : "")
                + UplinkPortCheck.NoteOn(plan))
            : null;
    }

    /// <summary>How a port carries a VLAN.</summary>
    public static UplinkPassage PassageOf(PortVlans port, int vlan) =>
        !port.Carries(vlan) ? UplinkPassage.None
        : port.Untagged.Contains(vlan) && port.Pvid != vlan ? UplinkPassage.OutOnly
        : UplinkPassage.Both;

    /// <summary>The uplink that carries a VLAN best, and how it does. There must be an uplink.</summary>
    public static (HostPort Port, UplinkPassage Passage) BestFor(int vlan, BridgeUplinks uplinks) =>
        uplinks.Ports.Select(port => (Port: port, Passage: PassageOf(port.Vlans, vlan))).MaxBy(static found => found.Passage);

    private static Finding Describe(ConnectionPlan plan, HostBridge bridge, BridgeUplinks uplinks, List<int> missing)
    {
        var (name, verb) = (Name(missing), missing.Count == 1 ? "it" : "them");
        var found = (uplinks.Single is { } uplink
            ? $"The uplink \"{uplink.Name}\" of bridge \"{bridge.Name}\" does not carry {name} (VLANs of the uplink: {uplink.Vlans})"
            : $"No uplink of bridge \"{bridge.Name}\" carries {name} (VLANs of the uplinks: "
                + $"{string.Join("; ", uplinks.Ports.Select(static port => $"{port.Name}: {port.Vlans}"))})")
            + "; nothing behind the uplink is reachable. ";
        var setting = plan.Owner.PortVlans(bridge.Link, uplinks.Ports[0].Link, VlanRanges.Format(missing));
        var cure = $"On the host, allow {verb} on the uplink ({setting}) and on the switch, or correct {plan.VlanText}.";

        // The host itself is in that VLAN, and not only because of the default PVID: the network may be internal to the host.
        return missing.All(vlan => vlan != bridge.Options.DefaultPvid && bridge.OwnVlans.Carries(vlan))
            ? Finding.Warning(
                FindingAspect.Vlans,
                Missing,
                $"{found}The host itself is on {verb}, as in a network that is intended to stay within the host. If it is not: {cure}"
                + UplinkPortCheck.NoteOn(plan))
            : !uplinks.IsCertain
            ? Finding.Warning(FindingAspect.Vlans, Missing, $"{found}{cure}{UplinkPortCheck.NoteOn(plan)}")
            : Finding.Error(
                FindingAspect.Vlans,
                Missing,
                $"{found}{cure} VLANs that are intended to stay within the host require bridges = {{ {BridgeKey.Of(bridge.Name)} = "
                + "{ preflight = \"warn\" } } in the provider block.");
    }

    private static string Name(List<int> vlans) => $"{(vlans.Count == 1 ? "VLAN" : "VLANs")} {VlanRanges.Format(vlans)}";
}
