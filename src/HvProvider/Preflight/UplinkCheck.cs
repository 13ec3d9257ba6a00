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
        if (plan is not { Vlan: { } configured, VlanBridge: { } bridge, Uplink: { } uplink })
        {
            return null;
        }

        var vlans = configured.Tags.Select(static tag => tag.Id).ToLookup(id => PassageOf(uplink.Vlans, id));
        if (vlans[UplinkPassage.None].ToList() is { Count: > 0 } missing)
        {
            return Describe(plan, bridge, uplink, missing);
        }

        return vlans[UplinkPassage.OutOnly].Any()
            ? Finding.Warning(
                FindingAspect.Vlans,
                "Uplink carries VLAN one way only",
                $"The uplink \"{uplink.Name}\" of bridge \"{bridge.Name}\" sends {Name([.. vlans[UplinkPassage.OutOnly]])} untagged, but "
                + $"assigns incoming untagged frames to another VLAN (VLANs of the uplink: {uplink.Vlans}). Frames of the guest leave, but "
                + $"answers never reach it. On the host, correct {plan.Owner.PlaceOfPortVlans(bridge.Link, uplink.Link)}."
                + (plan.Owner.StrayVlan is { } reason ? $" {reason}" : ""))
            : null;
    }

    /// <summary>How a port carries a VLAN.</summary>
    public static UplinkPassage PassageOf(PortVlans port, int vlan) =>
        !port.Carries(vlan) ? UplinkPassage.None
        : port.Untagged.Contains(vlan) && port.Pvid != vlan ? UplinkPassage.OutOnly
        : UplinkPassage.Both;

    private static Finding Describe(ConnectionPlan plan, HostBridge bridge, HostPort uplink, List<int> missing)
    {
        var (name, verb) = (Name(missing), missing.Count == 1 ? "it" : "them");
        var found = $"The uplink \"{uplink.Name}\" of bridge \"{bridge.Name}\" does not carry {name} (VLANs of the uplink: "
            + $"{uplink.Vlans}); nothing behind the uplink is reachable. ";
        var setting = plan.Owner.PortVlans(bridge.Link, uplink.Link, VlanRanges.Format(missing));
        var cure = $"On the host, allow {verb} on the uplink ({setting}) and on the switch, or correct {plan.VlanText}.";

        // The host itself is in that VLAN, and not only because of the default PVID: the network may be internal to the host.
        return missing.All(vlan => vlan != bridge.Options.DefaultPvid && bridge.OwnVlans.Carries(vlan))
            ? Finding.Warning(
                FindingAspect.Vlans,
                Missing,
                $"{found}The host itself is on {verb}, as in a network that is intended to stay within the host. If it is not: {cure}")
            : Finding.Error(
                FindingAspect.Vlans,
                Missing,
                $"{found}{cure} VLANs that are intended to stay within the host require preflight = \"warn\" in the provider block.");
    }

    private static string Name(IReadOnlyCollection<int> vlans) => $"VLAN {VlanRanges.Format(vlans)}";
}
