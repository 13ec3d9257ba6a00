using System.Globalization;
using HvProvider.Hosts.Kernel;

namespace HvProvider.Preflight;

/// <summary>
/// Checks that an untagged NIC is on the infrastructure network. The NIC uses the bridge's default PVID, the infrastructure
/// network is the uplink's PVID, and nothing keeps them equal.
/// </summary>
internal static class UntaggedCheck
{
    /// <summary>The finding if it is on another network or on none; null if it is on the right one, or nothing is known.</summary>
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
                $"Bridge \"{bridge.Name}\" has no default PVID, so its new ports are in no VLAN and all frames of an untagged NIC are "
                + $"dropped. {TagHere(plan)}{DefaultPvidHint(plan)}");
        }

        return plan.Uplinks is { Ports.Count: > 0 } uplinks
            && UplinkCheck.BestFor(pvid, uplinks).Port is var uplink && Describe(uplink, pvid) is { } problem
            ? Finding.Warning(
                FindingAspect.Vlans,
                "Untagged NIC not on infrastructure VLAN",
                $"Without vlan and trunk, the NIC uses the default PVID of bridge \"{bridge.Name}\", VLAN {Text(pvid)}. {problem} "
                + $"{TagHere(plan)} {OnTheHost(plan, bridge, uplink, pvid)}{UplinkPortCheck.NoteOn(plan)}")
            : null;
    }

    /// <summary>The problem of the default PVID; null if there is none.</summary>
    private static string? Describe(HostPort uplink, int pvid)
    {
        var (port, found) = ($"The uplink \"{uplink.Name}\"", $"VLANs of the uplink: {uplink.Vlans}");
        return (UplinkCheck.PassageOf(uplink.Vlans, pvid), uplink.Vlans.Pvid) switch
        {
            (UplinkPassage.None, _) => $"{port} does not carry it ({found}); nothing behind the uplink is reachable.",
            (UplinkPassage.OutOnly, { } other) =>
                $"{port} sends it untagged, but assigns incoming untagged frames to VLAN {Text(other)} ({found}). Frames of the guest "
                + "leak into the infrastructure network, and answers never reach the guest.",
            (UplinkPassage.OutOnly, null) =>
                $"{port} sends it untagged, but drops incoming untagged frames ({found}); answers never reach the guest.",
            (_, { } other) when other != pvid =>
                $"{port} carries it tagged; the infrastructure network is VLAN {Text(other)} ({found}).",
            _ => null,
        };
    }

    private static string TagHere(ConnectionPlan plan)
    {
        var vlans = plan.Uplinks.Single?.Vlans;
        var cure = plan.InfrastructureVlan is { } native
            ? $"To use the infrastructure network, set vlan = {Text(native)} here"
            : "Set vlan to a VLAN that is allowed on the host's uplink" + (vlans is null ? "" : $" ({vlans})");
        return VersionCheck.IsTooOld(plan.Libvirt)
            ? $"{cure}. This requires libvirt 11.0 or newer, found {plan.Libvirt} ({VersionCheck.WhereToGet})."
            : cure + ".";
    }

    private static string OnTheHost(ConnectionPlan plan, HostBridge bridge, HostPort uplink, int pvid) =>
        $"Alternatively, set the uplink's PVID to the default PVID on the host: {plan.Owner.NativeVlan(bridge.Link, uplink.Link, pvid)}, "
        + $"and configure the host's own addresses on the bridge itself.{DefaultPvidHint(plan)}";

    /// <summary>The reverse change seems simpler, but leaks as soon as one guest has a VLAN.</summary>
    private static string DefaultPvidHint(ConnectionPlan plan) => plan.InfrastructureVlan is { } native
        ? $" Setting {plan.Owner.DefaultPvid(native)} on the bridge is safe only while no guest has its own VLAN: VLAN "
          + $"{Text(native)} would leak to every guest that has one."
        : "";

    private static string Text(int vlan) => vlan.ToString(CultureInfo.InvariantCulture);
}
