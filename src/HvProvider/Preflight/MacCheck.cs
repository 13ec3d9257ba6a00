using System.Globalization;
using HvProvider.Hosts.Kernel;
using HvProvider.Vlans;

namespace HvProvider.Preflight;

/// <summary>
/// Checks whether a machine behind the uplink uses the MAC address. Other VLANs do not matter: the bridge learns addresses per
/// VLAN. The entry remains after that machine has failed, and its guests must be attachable elsewhere at once, so it is a warning.
/// </summary>
internal static class MacCheck
{
    /// <summary>The finding if the bridge has learned the address on its uplink; otherwise null.</summary>
    public static Finding? Find(AttachmentPlan plan) =>
        plan is { ChangesMac: true, Connection: { Mac: { } mac, FoundBridge: { } bridge, Uplink: { } uplink, Host: { } host } connection }
        && host.Kernel.Learned.FirstOrDefault(entry =>
            entry.Port == uplink.Name && entry.Mac == mac && IsSameNetwork(connection, bridge, entry)) is { } seen
            ? Finding.Warning(
                FindingAspect.Mac,
                "MAC address seen on uplink",
                $"Bridge \"{bridge.Name}\" has learned the MAC address {mac} on its uplink \"{uplink.Name}\""
                + (seen.Vlan is { } vlan ? $", on VLAN {vlan.ToString(CultureInfo.InvariantCulture)}" : "")
                + (seen.Age is { } age ? $". The last frame arrived {Format(age)} ago" : "")
                + ". If a guest with this address was moved here from another host, or that host has failed, ignore this warning: the "
                + "entry expires after the ageing time, usually 5 minutes. Otherwise, another machine of that network uses the address: "
                + "set a different mac_address. If the address was derived, a different mac_namespace in the provider block changes the "
                + "addresses of new NICs.")
            : null;

    private static string Format(TimeSpan age) => $"{age.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} s";

    // On a bridge with VLAN filtering, an entry without a VLAN is older than the filtering and does not relate to any VLAN.
    private static bool IsSameNetwork(ConnectionPlan plan, HostBridge bridge, LearnedMac entry) =>
        plan.VlanBridge is null ? !bridge.Options.VlanFiltering
        : entry.Vlan is { } vlan && ExpectedVlans.Of(plan.Vlan, bridge.Options.DefaultPvid).Carries(vlan);
}
