using System.Globalization;
using HvProvider.Hosts.Kernel;
using HvProvider.Vlans;

namespace HvProvider.Preflight;

/// <summary>
/// Whether somebody behind the uplink has the MAC address already. One on another VLAN is no matter: the bridge learns addresses
/// for each VLAN on its own.
/// </summary>
internal static class MacCheck
{
    /// <summary>Another machine has the address; null where none was heard.</summary>
    public static Finding? Find(AttachmentPlan plan) =>
        plan is { ChangesMac: true, Connection: { Mac: { } mac, FoundBridge: { } bridge, Uplink: { } uplink, Host: { } host } connection }
        && host.Kernel.Learned.FirstOrDefault(entry =>
            entry.Port == uplink.Name && entry.Mac == mac && IsSameNetwork(connection, bridge, entry)) is { } seen
            ? Finding.Error(
                FindingAspect.Mac,
                "MAC address seen on the uplink",
                $"The bridge \"{bridge.Name}\" hears the MAC address {mac} on its uplink \"{uplink.Name}\""
                + (seen.Vlan is { } vlan ? $", on VLAN {vlan.ToString(CultureInfo.InvariantCulture)}" : "")
                + ": another machine of that network has it. Where it was derived, another mac_namespace in the provider block gives new "
                + "NICs others; otherwise choose another mac_address. Of a guest that has just moved away from there, the bridge "
                + "forgets the address after its ageing time, 5 minutes as a rule.")
            : null;

    // What has no VLAN on a bridge that filters was heard before it did, and says nothing of any VLAN.
    private static bool IsSameNetwork(ConnectionPlan plan, HostBridge bridge, LearnedMac entry) =>
        plan.VlanBridge is null ? !bridge.Options.VlanFiltering
        : entry.Vlan is { } vlan && ExpectedVlans.Of(plan.Vlan, bridge.Options.DefaultPvid).Carries(vlan);
}
