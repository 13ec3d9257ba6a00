using HvProvider.Hosts;

namespace HvProvider.Preflight;

/// <summary>Whether there is such a bridge. Bridges belong to the host: no apply is going to make one.</summary>
internal static class BridgeCheck
{
    /// <summary>No bridge of that name; null where there is one.</summary>
    public static Finding? Find(ConnectionPlan plan)
    {
        if (plan is not { Bridge: { } name, Host: { } host, FoundBridge: null })
        {
            return null;
        }

        // What else a link is called by is left to libvirt and the kernel.
        return host.FindLink(name) is { } link
            ? Finding.Error(
                FindingAspect.Bridge,
                MissingBridge.NotABridge,
                $"{MissingBridge.Describe(link, host)} Name a bridge.")
            : host.Links.Any(other => other.AlternativeNames.Contains(name, StringComparer.Ordinal))
                ? null
                : Finding.Error(
                    FindingAspect.Bridge,
                    MissingBridge.NotFound,
                    $"{MissingBridge.Describe(name, host)} Name one of these, or have the bridge made: the provider itself never changes "
                    + "the host's network.");
    }
}
