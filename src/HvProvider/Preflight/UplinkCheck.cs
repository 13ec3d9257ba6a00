using HvProvider.Hosts.Kernel;
using HvProvider.Vlans;

namespace HvProvider.Preflight;

/// <summary>Whether the VLANs that are wanted lead anywhere: whether the bridge's uplink carries them.</summary>
internal static class UplinkCheck
{
    private const string Missing = "VLAN not on the uplink";

    /// <summary>VLANs that lead nowhere; null where all do, or it cannot be told which port is the uplink.</summary>
    public static Finding? Find(ConnectionPlan plan)
    {
        if (plan is not { Vlan: { } wish, VlanBridge: { } bridge, Uplink: { } uplink })
        {
            return null;
        }

        var vlans = wish.Tags.Select(static tag => tag.Id).ToLookup(id => PassageOf(uplink.Vlans, id));
        if (vlans[UplinkPassage.None].ToList() is { Count: > 0 } missing)
        {
            return Describe(plan, bridge, uplink, missing);
        }

        return vlans[UplinkPassage.OutOnly].Any()
            ? Finding.Warning(
                FindingAspect.Vlans,
                "VLAN passes the uplink one way only",
                $"The uplink \"{uplink.Name}\" of the bridge \"{bridge.Name}\" sends {Name([.. vlans[UplinkPassage.OutOnly]])} without a tag, and takes "
                + $"what comes without a tag into another VLAN (it has: {uplink.Vlans}): the guest's frames leave, and answers never reach it. "
                + "On the host, correct the [BridgeVLAN] sections of the uplink's .network file; networkd of systemd 252 leaves VLAN 1 "
                + "untagged on an uplink with another PVID unless the bridge has DefaultPVID=none.")
            : null;
    }

    /// <summary>How frames of a VLAN pass a port.</summary>
    public static UplinkPassage PassageOf(PortVlans port, int vlan) =>
        !port.Carries(vlan) ? UplinkPassage.None
        : port.Untagged.Contains(vlan) && port.Pvid != vlan ? UplinkPassage.OutOnly
        : UplinkPassage.Both;

    private static Finding Describe(ConnectionPlan plan, HostBridge bridge, HostPort uplink, List<int> missing)
    {
        var (name, verb) = (Name(missing), missing.Count == 1 ? "it" : "them");
        var found = $"The uplink \"{uplink.Name}\" of the bridge \"{bridge.Name}\" does not carry {name} (it has: {uplink.Vlans}), so nobody behind "
            + "it would be reached. ";
        var cure = $"On the host, have the uplink carry {verb} ([BridgeVLAN] VLAN= in its .network file), and the switch as well; or correct "
            + $"{plan.Wish}.";

        // The host itself is in that VLAN, and not because every port is: a network within the host.
        return missing.All(vlan => vlan != bridge.Options.DefaultPvid && bridge.OwnVlans.Carries(vlan))
            ? Finding.Warning(
                FindingAspect.Vlans, Missing, $"{found}The host itself is on {verb}, as in a network that is meant to stay within it. If not: {cure}")
            : Finding.Error(
                FindingAspect.Vlans,
                Missing,
                $"{found}{cure} VLANs that are meant to stay within the host need preflight = \"warn\" in the provider block.");
    }

    private static string Name(IReadOnlyCollection<int> vlans) => $"VLAN {VlanRanges.Format(vlans)}";
}
