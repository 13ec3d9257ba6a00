using HvProvider.Hosts;
using HvProvider.Hosts.Locality;
using HvProvider.Hypervisor;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Commands.Map;

/// <summary>The diagnostics of the command: the cause and the fix.</summary>
internal static class MapErrors
{
    private const string Doing = "reading the hypervisor for the map";

    /// <summary>The diagnostic for a failure; null for exceptions that are not handled here.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="uri">The hypervisor.</param>
    /// <param name="patience">The timeout.</param>
    public static Diagnostic? From(Exception exception, LibvirtUri? uri, TimeSpan patience) => exception switch
    {
        OperationCanceledException => Diagnostic.Error(
            "Map timed out",
            $"{uri} did not return all data within {patience.TotalSeconds:0} s. Find out what keeps libvirt busy (virsh list is just as "
            + "slow), and run the command again."),
        LibvirtConnectionException
        {
            Reason: LibvirtConnectionFailure.PeerClosed or LibvirtConnectionFailure.KeepAliveTimeout
            or LibvirtConnectionFailure.TransportFailed or LibvirtConnectionFailure.ProtocolViolation
        } broken => Diagnostic.Error(
            "Connection to the hypervisor lost",
            $"The connection to {uri} was lost while {Doing}: {broken.Message} Run the command again when libvirt is running."),
        LibvirtRemoteException
        {
            Code: LibvirtErrorCode.OperationDenied or LibvirtErrorCode.AccessDenied or LibvirtErrorCode.AuthenticationFailed
                or LibvirtErrorCode.AuthenticationUnavailable or LibvirtErrorCode.AuthenticationCancelled,
        } denied => Diagnostic.Error(
            "Hypervisor denied access",
            $"While {Doing}, libvirt reported: {denied.ServerMessage} (error {(int)denied.Code}). The map requires read-only access to all "
            + "domains. Run the command as root, or as a member of the group libvirt."),
        _ => LibvirtDiagnostics.From(exception, Doing, uri),
    };

    /// <summary>The file cannot be written.</summary>
    public static Diagnostic NotWritten(string file, Exception exception) => Diagnostic.Error(
        "Map not written", $"\"{file}\" cannot be written: {exception.Message} Specify another file with --output, or omit the option.");

    /// <summary>The bridge does not exist.</summary>
    public static DiagnosticException NoSuchBridge(string name, HostView host) => new(
        host.FindLink(name) is null ? MissingBridge.NotFound : MissingBridge.NotABridge,
        (host.FindLink(name) is { } link ? MissingBridge.Describe(link, host) : MissingBridge.Describe(name, host))
        + " Correct --bridge, or omit it.");

    /// <summary>The host is not readable, and no NIC or network refers to the bridge.</summary>
    public static DiagnosticException UnknownBridge(string name, NoHostView reason) => new(
        MissingBridge.NotFound,
        $"No NIC and no libvirt network uses a bridge \"{name}\", and the bridges of the host could not be read. {reason.Detail} "
        + "Correct --bridge, or run the command on the hypervisor.");
}
