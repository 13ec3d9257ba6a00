using HvProvider.Hosts;
using HvProvider.Hosts.Locality;
using HvProvider.Hypervisor;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Commands.Map;

/// <summary>What users are told where there is no map: the cause and the next step.</summary>
internal static class MapErrors
{
    private const string Doing = "reading what the map shows";

    /// <summary>The diagnostic for a failure; null when it is none of ours to explain.</summary>
    /// <param name="exception">What happened.</param>
    /// <param name="uri">The hypervisor.</param>
    /// <param name="patience">The time allowed.</param>
    public static Diagnostic? From(Exception exception, LibvirtUri? uri, TimeSpan patience) => exception switch
    {
        OperationCanceledException => Diagnostic.Error(
            "Out of time",
            $"{uri} did not tell everything within {patience.TotalSeconds:0} s. See what keeps libvirt busy (virsh list answers as late), "
            + "and run the command again."),
        LibvirtConnectionException
        {
            Reason: LibvirtConnectionFailure.PeerClosed or LibvirtConnectionFailure.KeepAliveTimeout
            or LibvirtConnectionFailure.TransportFailed or LibvirtConnectionFailure.ProtocolViolation
        } broken => Diagnostic.Error(
            "Connection to the hypervisor lost",
            $"While {Doing}, the connection to {uri} broke: {broken.Message} Run the command again when libvirt is up."),
        LibvirtRemoteException
        {
            Code: LibvirtErrorCode.OperationDenied or LibvirtErrorCode.AccessDenied or LibvirtErrorCode.AuthenticationFailed
                or LibvirtErrorCode.AuthenticationUnavailable or LibvirtErrorCode.AuthenticationCancelled,
        } denied => Diagnostic.Error(
            "Hypervisor denied access",
            $"While {Doing}, libvirt said: {denied.ServerMessage} (error {(int)denied.Code}). A map needs read-only access to all domains: "
            + "run the command as root, or as a member of the group libvirt."),
        _ => LibvirtDiagnostics.From(exception, Doing, uri),
    };

    /// <summary>The file cannot be written.</summary>
    public static Diagnostic NotWritten(string file, Exception exception) => Diagnostic.Error(
        "Map not written", $"\"{file}\" cannot be written: {exception.Message} Name another file in --output, or leave it out.");

    /// <summary>There is no such bridge.</summary>
    public static DiagnosticException NoSuchBridge(string name, HostView host) => new(
        host.FindLink(name) is null ? MissingBridge.NotFound : MissingBridge.NotABridge,
        (host.FindLink(name) is { } link ? MissingBridge.Describe(link, host) : MissingBridge.Describe(name, host))
        + " Correct --bridge, or leave it out.");

    /// <summary>The host cannot be seen, and nothing of libvirt's names the bridge.</summary>
    public static DiagnosticException UnknownBridge(string name, NoHostView reason) => new(
        MissingBridge.NotFound,
        $"No NIC and no libvirt network is on a bridge \"{name}\", and whether the host has one could not be read: {reason.Detail} "
        + "Correct --bridge, or run the command on the hypervisor itself.");
}
