using HvProvider.Hosts.Kernel;

namespace HvProvider.Hosts;

/// <summary>Describes for users why a name does not denote a bridge.</summary>
internal static class MissingBridge
{
    /// <summary>The summary if the link does not exist.</summary>
    public const string NotFound = "Bridge not found";

    /// <summary>The summary if the link is not a bridge.</summary>
    public const string NotABridge = "Not a bridge";

    /// <summary>The detail if the link does not exist.</summary>
    public static string Describe(string name, HostView host) => $"The hypervisor's host has no link \"{name}\". {BridgesOf(host)}";

    /// <summary>The detail if the link is not a bridge.</summary>
    public static string Describe(HostLink link, HostView host) =>
        $"The link \"{link.Name}\" on the hypervisor's host is {KindOf(link)}, not a Linux bridge"
        + (link.Master is { } master ? $"; it is a port of \"{master}\"" : "") + $". {BridgesOf(host)}";

    /// <summary>The next step if the link is not a bridge.</summary>
    public static string CureOf(HostLink link) => link.IsOpenVSwitch
        ? "libvirt attaches NICs to Open vSwitch through a virtual port: define a libvirt network with <forward mode='bridge'/>, "
            + $"<bridge name='{link.Name}'/> and <virtualport type='openvswitch'/>, and refer to it with network instead of bridge."
        : "Specify a bridge.";

    private static string KindOf(HostLink link) => link.IsOpenVSwitch ? "a device of Open vSwitch" : link.KindForMessages;

    private static string BridgesOf(HostView host) => host.Bridges.Count == 0
        ? "The host has no bridges."
        : $"Bridges of the host: {string.Join(", ", host.Bridges.Select(static bridge => bridge.Name))}.";
}
