using HvProvider.Hosts;
using HvProvider.Networks;

namespace HvProvider.Preflight;

/// <summary>
/// Checks that the bridge exists. A missing bridge of a NIC is no error in a plan, because the same apply may create it with a libvirt
/// network of another provider; the apply itself refuses it.
/// </summary>
internal static class BridgeCheck
{
    /// <summary>The finding if the bridge of a planned connection does not exist, or its network is not active; otherwise null.</summary>
    public static Finding? Find(ConnectionPlan plan) => Find(
        plan, static action => $" If another resource of the same apply {action}, ignore this warning; otherwise, the apply fails.");

    /// <summary>The same for an existing NIC or network.</summary>
    public static Finding? FindLost(ConnectionPlan plan) => Find(plan, static _ => "");

    private static Finding? Find(ConnectionPlan plan, Func<string, string> unless)
    {
        if (plan.Network is { IsActive: false, Name: var inactive })
        {
            return Finding.Warning(
                FindingAspect.Bridge, InactiveNetwork.Summary, InactiveNetwork.Describe(inactive) + unless("starts the network"));
        }

        if (plan is not { Bridge: { } name, Host: { } host, FoundBridge: null, IsOpenVSwitch: false })
        {
            return null;
        }

        return host.FindLink(name) is { } link
            ? Finding.Error(
                FindingAspect.Bridge,
                MissingBridge.NotABridge,
                $"{MissingBridge.Describe(link, host)} {MissingBridge.CureOf(link)}")
            : plan.InactiveNetwork is { } network
            ? Finding.Warning(
                FindingAspect.Bridge,
                InactiveNetwork.Summary,
                $"The hypervisor's host has no link \"{name}\": it is the bridge of the libvirt network \"{network}\", which libvirt "
                + $"creates when the network is started. {InactiveNetwork.Describe(network)}{unless("starts the network")}")
            : plan.IsPortGroup
            ? Finding.Error(FindingAspect.Bridge, MissingBridge.NotFound, Describe(name, host))
            : Finding.Warning(
                FindingAspect.Bridge,
                MissingBridge.NotFound,
                $"{Describe(name, host)}{unless("creates the bridge with a libvirt network")}");
    }

    private static string Describe(string name, HostView host) =>
        $"{MissingBridge.Describe(name, host)} Use one of these bridges, or create the bridge on the host. The provider never changes the "
        + "host's network.";
}
