using System.Globalization;
using HvProvider.Hosts.Kernel;
using HvProvider.Vlans;

namespace HvProvider.Preflight;

/// <summary>
/// Checks that no machine behind the uplink uses the MAC address. Other VLANs do not matter: the bridge learns addresses per
/// VLAN.
/// </summary>
internal static class MacCheck
{
    /// <summary>The finding if the bridge has learned the address on its uplink; otherwise null.</summary>
    public static Finding? Find(AttachmentPlan plan) =>
        plan is { ChangesMac: true, Connection: { Mac: { } mac, FoundBridge: { } bridge, Uplinks: { } uplinks, Host: { } host } connection }
        && host.Kernel.Learned.FirstOrDefault(entry =>
            uplinks.Has(entry.Port) && entry.Mac == mac && IsSameNetwork(connection, bridge, entry)) is { } seen
            ? Finding.Error(
                FindingAspect.Mac,
                "MAC address seen on uplink",
                $"Bridge \"{bridge.Name}\" has learned the MAC address {mac} on its uplink \"{seen.Port}\""
                + (seen.Vlan is { } vlan ? $", on VLAN {vlan.ToString(CultureInfo.InvariantCulture)}" : "")
                + ". Another machine of that network uses it. Set a different mac_address. If the address was derived, a different "
                + "mac_namespace in the provider block changes the addresses of new NICs. If a guest with this address was just moved "
                + "away from there, wait until the bridge forgets the address (ageing time, usually 5 minutes).")
            : null;

    // On a bridge with VLAN filtering, an entry without a VLAN is older than the filtering and does not relate to any VLAN.
    private static bool IsSameNetwork(ConnectionPlan plan, HostBridge bridge, LearnedMac entry) =>
        plan.VlanBridge is null ? !bridge.Options.VlanFiltering
        : entry.Vlan is { } vlan && ExpectedVlans.Of(plan.Vlan, bridge.Options.DefaultPvid).Carries(vlan);
}
