using System.Globalization;
using HvProvider.Hosts.Kernel;

namespace HvProvider.Preflight;

/// <summary>
/// Whether an untagged NIC is on the infrastructure network. It is on the bridge's default PVID; the infrastructure network is the
/// uplink's PVID, and nothing makes them the same.
/// </summary>
internal static class UntaggedCheck
{
    /// <summary>It is on another network, or on none; null where it is on the right one, or nothing can be told.</summary>
    public static Finding? Find(ConnectionPlan plan)
    {
        if (plan is not { Vlan: null, VlanBridge: { } bridge })
        {
            return null;
        }

        if (bridge.Options.DefaultPvid is not { } pvid)
        {
            return Finding.Error(
                FindingAspect.Vlans,
                "Untagged NIC has no VLAN",
                $"The bridge \"{bridge.Name}\" gives its ports no VLAN (its default PVID is none), so no frame of an untagged NIC can pass. "
                + $"{TagHere(plan)}{DefaultPvidHint(plan.Uplink)}");
        }

        return plan.Uplink is { } uplink && Describe(uplink, pvid) is { } problem
            ? Finding.Warning(
                FindingAspect.Vlans,
                "Untagged NIC is not on the infrastructure network",
                $"Without vlan and trunk, the guest is on the default PVID of the bridge \"{bridge.Name}\", VLAN {Text(pvid)}. {problem} "
                + $"{TagHere(plan)} {OnTheHost(uplink, pvid)}")
            : null;
    }

    /// <summary>What is wrong with the default PVID; null when nothing is.</summary>
    private static string? Describe(HostPort uplink, int pvid)
    {
        var port = $"The uplink \"{uplink.Name}\"";
        return (UplinkCheck.PassageOf(uplink.Vlans, pvid), uplink.Vlans.Pvid) switch
        {
            (UplinkPassage.None, _) => $"{port} does not carry it (it has: {uplink.Vlans}): the guest would reach nobody behind it.",
            (UplinkPassage.OutOnly, { } other) =>
                $"{port} sends it without a tag, but what comes without a tag is in VLAN {Text(other)} (it has: {uplink.Vlans}): the guest's "
                + "frames leave into the infrastructure network, and the answers never reach it. That is half a connection, and a leak.",
            (UplinkPassage.OutOnly, null) =>
                $"{port} sends it without a tag, but takes nothing that comes without a tag (it has: {uplink.Vlans}): the guest would hear "
                + "no answers.",
            (_, { } other) when other != pvid =>
                $"{port} carries it, with its tag, while the infrastructure network is VLAN {Text(other)} there (it has: {uplink.Vlans}).",
            _ => null,
        };
    }

    private static string TagHere(ConnectionPlan plan)
    {
        var vlans = plan.Uplink?.Vlans;
        var cure = vlans?.UntaggedBothWays is { } native
            ? $"For the infrastructure network, set vlan = {Text(native)} here"
            : "Set vlan here, to a VLAN " + (vlans is null ? "of the host's uplink" : $"that the uplink carries ({vlans})");
        return VersionCheck.IsTooOld(plan.Libvirt)
            ? $"{cure}: that needs libvirt 11.0 or newer, and this one is {plan.Libvirt} ({VersionCheck.WhereToGet})."
            : cure + ".";
    }

    private static string OnTheHost(HostPort uplink, int pvid) =>
        $"Or have the host changed, so that the uplink's PVID is the default PVID: PVID={Text(pvid)} and EgressUntagged={Text(pvid)} in the "
        + $"[BridgeVLAN] section of the uplink's .network file, and the host's own addresses on the bridge itself.{DefaultPvidHint(uplink)}";

    /// <summary>The other way round is what comes to mind first, and does harm as soon as somebody has a VLAN.</summary>
    private static string DefaultPvidHint(HostPort? uplink) => uplink?.Vlans.UntaggedBothWays is { } native
        ? $" DefaultPVID={Text(native)} for the bridge would do only while no guest has a VLAN of its own: to one that has, VLAN {Text(native)} "
          + "would leak."
        : "";

    private static string Text(int vlan) => vlan.ToString(CultureInfo.InvariantCulture);
}
