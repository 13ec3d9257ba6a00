using HvProvider.Networks;
using HvProvider.Xml;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Hypervisor;

/// <summary>
/// The one place where a failure becomes what the user is told. It decides on libvirt's numbers; texts are the daemon's, in
/// the daemon's language, and only passed on.
/// </summary>
internal static class LibvirtDiagnostics
{
    /// <summary>The diagnostic for a failure; null when it is none of ours to explain.</summary>
    /// <param name="exception">What happened.</param>
    /// <param name="doing">What was being done, as in "While attaching …".</param>
    /// <param name="uri">The hypervisor.</param>
    public static Diagnostic? From(Exception exception, string doing, LibvirtUri? uri) => exception switch
    {
        DiagnosticException known => known.Diagnostic,
        LibvirtRemoteException remote => Remote(remote, doing),
        LibvirtConnectionException broken => Connection(broken, doing, uri),
        LibvirtException other => Diagnostic.Error("libvirt failed", $"While {doing}: {other.Message}"),
        UnreadableXmlException unreadable => Diagnostic.Error(
            "Unreadable domain definition", $"While {doing}, libvirt's definition of the domain could not be read: {unreadable.Message}"),
        NetworkXmlException unreadable => Diagnostic.Error(
            "Unreadable network definition", $"While {doing}, libvirt's definition of the network could not be read: {unreadable.Message}"),
        OperationCanceledException => Diagnostic.Error(
            "Operation not finished",
            $"Interrupted, or out of time, while {doing}. Nothing is lost: the next apply continues from what it finds. The time "
            + "allowed can be set in timeouts."),
        _ => null,
    };

    private static Diagnostic Connection(LibvirtConnectionException exception, string doing, LibvirtUri? uri) =>
        exception.Reason switch
        {
            LibvirtConnectionFailure.PeerClosed or LibvirtConnectionFailure.KeepAliveTimeout
                or LibvirtConnectionFailure.TransportFailed or LibvirtConnectionFailure.ProtocolViolation
                or LibvirtConnectionFailure.ClosedLocally => Diagnostic.Error(
                "Connection to the hypervisor lost",
                $"While {doing}, the connection to {uri} broke: {exception.Message} Whether the last call took effect is not "
                + "known; the next apply finds out and continues from there."),
            LibvirtConnectionFailure.AuthenticationFailed or LibvirtConnectionFailure.PermissionDenied => Diagnostic.Error(
                "Hypervisor denied access", $"While {doing}, {uri} let nobody in: {exception.Message}"),
            _ => Diagnostic.Error(
                "Hypervisor not reachable", $"{uri} could not be reached while {doing}: {exception.Message}"),
        };

    private static Diagnostic Remote(LibvirtRemoteException exception, string doing)
    {
        var (summary, hint) = OfNetwork(exception) ?? exception.Code switch
        {
            LibvirtErrorCode.SystemError => (
                "Hypervisor's system call failed",
                " The host refused: check that the bridge exists there, and for a NIC with a vlan or trunk that the bridge filters "
                + "VLANs (vlan_filtering) and that the host's kernel can."),
            LibvirtErrorCode.ConfigUnsupported => (
                "Not supported by the hypervisor",
                " A NIC with a vlan or trunk needs libvirt 11.0 or newer where it is on a Linux bridge; another device of the "
                + "domain must not have its name."),
            LibvirtErrorCode.OperationUnsupported or LibvirtErrorCode.NoSupport or LibvirtErrorCode.ArgumentUnsupported => (
                "Not supported by the hypervisor", " Another libvirt version or driver may."),
            LibvirtErrorCode.OperationDenied or LibvirtErrorCode.AccessDenied or LibvirtErrorCode.AuthenticationFailed
                or LibvirtErrorCode.AuthenticationUnavailable or LibvirtErrorCode.AuthenticationCancelled => (
                "Hypervisor denied access",
                " The user that runs Terraform needs read-write access to libvirt, as members of the group libvirt usually have."),
            LibvirtErrorCode.OperationInvalid => (
                "Domain is in the wrong state", " It may have been started or stopped meanwhile; apply again."),
            LibvirtErrorCode.NoNetwork => ("Network no longer exists", " It disappeared during the operation; run terraform plan again."),
            LibvirtErrorCode.NoDomain => ("Domain is gone", " It disappeared during the operation; run terraform plan again."),
            LibvirtErrorCode.XmlError or LibvirtErrorCode.XmlNotWellFormed or LibvirtErrorCode.XmlInvalidSchema => (
                "Hypervisor refused the NIC's definition", ""),
            LibvirtErrorCode.OperationTimeout or LibvirtErrorCode.ResourceBusy => (
                "Domain is busy", " Another change of the domain is under way; apply again."),
            _ => ("libvirt failed", ""),
        };
        return Diagnostic.Error(
            summary,
            $"While {doing}, libvirt said: {exception.ServerMessage} (error {(int)exception.Code}).{hint}");
    }

    /// <summary>What libvirt's network driver says of a network; null where the number alone tells.</summary>
    private static (string Summary, string Hint)? OfNetwork(LibvirtRemoteException exception) =>
        exception.Domain != LibvirtErrorDomain.Network ? null : exception.Code switch
        {
            LibvirtErrorCode.OperationInvalid => (
                "Network is in the wrong state", " It may have been started, stopped or changed meanwhile; apply again."),
            LibvirtErrorCode.XmlError or LibvirtErrorCode.XmlNotWellFormed or LibvirtErrorCode.XmlInvalidSchema => (
                "Hypervisor refused the network's definition", ""),
            LibvirtErrorCode.ConfigUnsupported => (
                "Not supported by the hypervisor", " A network over a Linux bridge with a vlan or trunk needs libvirt 11.0 or newer."),
            LibvirtErrorCode.OperationFailed or LibvirtErrorCode.NetworkExists => (
                "Network already exists", " Somebody has defined it meanwhile; run terraform plan again."),
            _ => null,
        };
}
