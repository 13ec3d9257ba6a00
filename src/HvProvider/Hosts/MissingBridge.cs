using HvProvider.Hosts.Kernel;

namespace HvProvider.Hosts;

/// <summary>Tells users why a name is not that of a bridge.</summary>
internal static class MissingBridge
{
    /// <summary>There is no link of that name.</summary>
    public const string NotFound = "Bridge not found";

    /// <summary>The link is something else.</summary>
    public const string NotABridge = "Not a bridge";

    /// <summary>There is no link of that name, as sentences.</summary>
    public static string Describe(string name, HostView host) => $"The hypervisor's host has no link \"{name}\". {BridgesOf(host)}";

    /// <summary>The link is something else, as sentences.</summary>
    public static string Describe(HostLink link, HostView host) =>
        $"The link \"{link.Name}\" of the hypervisor's host is {link.KindForMessages}, not a Linux bridge"
        + (link.Master is { } master ? $"; it is a port of \"{master}\"" : "") + $". {BridgesOf(host)}";

    private static string BridgesOf(HostView host) => host.Bridges.Count == 0
        ? "It has no bridge at all."
        : $"Its bridges: {string.Join(", ", host.Bridges.Select(static bridge => bridge.Name))}.";
}
