using HvProvider.Hosts;

namespace HvProvider.Preflight;

/// <summary>Checks that the bridge exists. Bridges belong to the host; an apply never creates one.</summary>
internal static class BridgeCheck
{
    /// <summary>The finding if the bridge does not exist; otherwise null.</summary>
    public static Finding? Find(ConnectionPlan plan)
    {
        if (plan is not { Bridge: { } name, Host: { } host, FoundBridge: null })
        {
            return null;
        }

        // Alternative names are resolved by libvirt and the kernel.
        return host.FindLink(name) is { } link
            ? Finding.Error(
                FindingAspect.Bridge,
                MissingBridge.NotABridge,
                $"{MissingBridge.Describe(link, host)} Specify a bridge.")
            : host.Links.Any(other => other.AlternativeNames.Contains(name, StringComparer.Ordinal))
                ? null
                : Finding.Error(
                    FindingAspect.Bridge,
                    MissingBridge.NotFound,
                    $"{MissingBridge.Describe(name, host)} Use one of these bridges, or create the bridge on the host. The provider "
                    + "never changes the host's network.");
    }
}
