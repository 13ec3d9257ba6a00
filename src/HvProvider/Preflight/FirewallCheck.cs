using System.Globalization;
using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Netfilter;
using HvProvider.Vlans;

namespace HvProvider.Preflight;

/// <summary>
/// Checks that the host's firewall does not drop packets between ports of the bridge. The kernel passes a packet to it only if it has no
/// VLAN tag on both ports, unless the host also filters tagged packets.
/// </summary>
internal static class FirewallCheck
{
    /// <summary>The finding if packets of the NIC are dropped, or may be; otherwise null.</summary>
    public static Finding? Find(ConnectionPlan plan) =>
        plan is { AreVlansKnown: true, FoundBridge: { } bridge, Host: { } host }
        && BridgeFirewall.Of(bridge, host.Netfilter) is { } firewall
        && Affected(firewall, bridge.Options, ExpectedVlans.Of(plan.Vlan, bridge.Options.DefaultPvid), UplinkOf(plan)) is { } affected
            ? Finding.Warning(
                FindingAspect.Bridge,
                "Host firewall filters bridged packets",
                $"{Describe(firewall, bridge.Name, affected)} {Cure(firewall, bridge.Name)}")
            : null;

    /// <summary>The traffic of a NIC that the firewall sees; null if it sees none.</summary>
    /// <param name="firewall">The firewall.</param>
    /// <param name="bridge">The settings of the bridge.</param>
    /// <param name="nic">The VLANs of the NIC.</param>
    /// <param name="uplink">The uplink; null if it is ambiguous.</param>
    public static string? Affected(BridgeFirewall firewall, BridgeOptions bridge, PortVlans nic, (string Name, PortVlans Vlans)? uplink)
    {
        if (firewall.FiltersTagged)
        {
            return "all traffic of the NIC through the bridge";
        }

        if (!bridge.VlanFiltering)
        {
            return "all traffic of the NIC through the bridge that the guest does not tag itself";
        }

        if (nic.UntaggedBothWays is not { } vlan)
        {
            return null;
        }

        var text = $"VLAN {vlan.ToString(CultureInfo.InvariantCulture)}";
        return uplink is not var (name, vlans) || !vlans.Carries(vlan) ? $"{text} between ports that carry it untagged"
            : vlans.UntaggedBothWays == vlan
                ? $"{text} between guests, and between guests and the uplink \"{name}\", which carries it untagged"
                : $"{text} between guests of this host; on the uplink \"{name}\", it is tagged and not filtered";
    }

    /// <summary>What the firewall does with that traffic, as sentences.</summary>
    public static string Describe(BridgeFirewall firewall, string bridge, string affected) =>
        $"The host passes {firewall.Protocols} packets between ports of bridge \"{bridge}\" to its firewall "
        + $"({string.Join(", ", firewall.Settings)} = 1). "
        + (firewall.IsKnown
            ? "The firewall drops forwarded packets that no rule accepts (FORWARD policy DROP, as Docker sets it). Affected: "
            : "The firewall may drop forwarded packets (Docker sets the FORWARD policy to DROP); it could not be read completely, for "
            + "example because only root may read it. Affected: ")
        + $"{affected}.";

    private static (string Name, PortVlans Vlans)? UplinkOf(ConnectionPlan plan) =>
        plan.Uplinks.Single is { } uplink ? (uplink.Name, uplink.Vlans) : null;

    private static string Cure(BridgeFirewall firewall, string bridge) =>
        $"If these packets must pass, set {string.Join(" and ", firewall.Settings)} to 0 on the host, or accept them there, for example: "
        + $"{(firewall.HasIp ? "iptables" : "ip6tables")} -I FORWARD -i {bridge} -o {bridge} -j ACCEPT (with Docker, in the chain "
        + "DOCKER-USER).";
}
