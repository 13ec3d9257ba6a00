using HvProvider.Shell;

namespace HvProvider.Networks;

/// <summary>Describes for users that a network is not active.</summary>
internal static class InactiveNetwork
{
    /// <summary>The summary.</summary>
    public const string Summary = "Network is not active";

    /// <summary>The detail.</summary>
    public static string Describe(string network) =>
        $"The libvirt network \"{network}\" is not active, so no NIC can be attached to it. hv_bridge starts the networks that it manages. "
        + $"Start any other network with: {ShellCommand.Of("virsh", "net-start", network)}. To start it with the host: "
        + $"{ShellCommand.Of("virsh", "net-autostart", network)}.";
}
