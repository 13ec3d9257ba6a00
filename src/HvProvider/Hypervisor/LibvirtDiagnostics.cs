using HvProvider.Domains;
using HvProvider.Networks;
using HvProvider.Xml;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Hypervisor;

/// <summary>
/// The single place that converts failures to diagnostics. It decides by libvirt's error numbers; error texts are in the daemon's
/// language and are only passed on.
/// </summary>
internal static class LibvirtDiagnostics
{
    /// <summary>The diagnostic for a failure; null for exceptions that are not handled here.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="doing">The operation, as in "While attaching …".</param>
    /// <param name="uri">The hypervisor.</param>
    public static Diagnostic? From(Exception exception, string doing, LibvirtUri? uri) => exception switch
    {
        DiagnosticException known => known.Diagnostic,
        LeftStateException left => From(left.Cause, doing, uri) is { } cause ? cause with { Detail = $"{cause.Detail} {left.Left}" } : null,
        LibvirtRemoteException remote => Remote(remote, doing),
        DomainLockedException locked => Diagnostic.Error(
            "Domain is busy",
            $"While {doing}: {locked.Message} virsh domcontrol DOMAIN shows whether its hypervisor process answers. Apply again "
            + "when the other operation has ended."),
        LibvirtConnectionException broken => Connection(broken, doing, uri),
        LibvirtException other => Diagnostic.Error("libvirt reported an error", $"While {doing}: {other.Message}"),
        UnreadableXmlException unreadable => Diagnostic.Error(
            "Unreadable domain definition", $"While {doing}, the domain XML could not be parsed: {unreadable.Message}"),
        NetworkXmlException unreadable => Diagnostic.Error(
            "Unreadable network definition", $"While {doing}, the network XML could not be parsed: {unreadable.Message}"),
        OperationCanceledException => Diagnostic.Error(
            "Operation timed out or cancelled",
            $"The operation was interrupted or timed out while {doing}. The next apply continues from the current state of the "
            + "hypervisor. The time limit can be set in timeouts."),
        _ => null,
    };

    /// <summary>The summary and detail for a connection that could not be established.</summary>
    /// <param name="exception">The failure.</param>
    /// <param name="uri">The hypervisor.</param>
    /// <param name="doing">The operation, as in " while attaching …"; empty for none.</param>
    public static (string Summary, string Detail) NotConnected(
        LibvirtConnectionException exception, LibvirtUri? uri, string doing = "") =>
        exception.Reason is LibvirtConnectionFailure.AuthenticationFailed or LibvirtConnectionFailure.PermissionDenied
            ? ("Hypervisor denied access", $"{uri} denied access{doing}: {exception.Message}")
            : ("Hypervisor not reachable", $"{uri} could not be reached{doing}: {exception.Message}");

    /// <summary>Whether QEMU refused to attach a device.</summary>
    public static bool IsRefusedDevice(Exception exception) => CauseOf(exception) is LibvirtRemoteException
    {
        Code: LibvirtErrorCode.InternalError or LibvirtErrorCode.ConfigUnsupported,
        Procedure: LibvirtProcedure.DomainAttachDeviceFlags,
    };

    /// <summary>Whether libvirt does not support the configuration of a NIC or a network, which may be due to its VLANs.</summary>
    public static bool IsUnsupported(Exception exception) =>
        CauseOf(exception) is LibvirtRemoteException { Code: LibvirtErrorCode.ConfigUnsupported };

    /// <summary>Whether a system call failed on the hypervisor's host.</summary>
    public static bool IsSystemError(Exception exception) =>
        CauseOf(exception) is LibvirtRemoteException { Code: LibvirtErrorCode.SystemError };

    private static Exception CauseOf(Exception exception) => exception is LeftStateException left ? left.Cause : exception;

    private static Diagnostic Connection(LibvirtConnectionException exception, string doing, LibvirtUri? uri)
    {
        if (exception.Reason is LibvirtConnectionFailure.PeerClosed or LibvirtConnectionFailure.KeepAliveTimeout
            or LibvirtConnectionFailure.TransportFailed or LibvirtConnectionFailure.ProtocolViolation
            or LibvirtConnectionFailure.ClosedLocally)
        {
            return Diagnostic.Error(
                "Connection to the hypervisor lost",
                $"The connection to {uri} was lost while {doing}: {exception.Message} It is unknown whether the last call took effect. "
                + "The next apply continues from the current state of the hypervisor.");
        }

        var (summary, detail) = NotConnected(exception, uri, $" while {doing}");
        return Diagnostic.Error(summary, detail);
    }

    private static Diagnostic Remote(LibvirtRemoteException exception, string doing)
    {
        var (summary, hint) = OfNetwork(exception) ?? exception.Code switch
        {
            LibvirtErrorCode.SystemError => (
                "System call failed on hypervisor",
                " The kernel of the host rejected the request. Check that the bridge exists on the host. A NIC with vlan or trunk also "
                + "requires VLAN filtering on the bridge (vlan_filtering) and in the kernel."),
            LibvirtErrorCode.ConfigUnsupported => (
                "Not supported by the hypervisor",
                " libvirt rejects the combination of these settings with those of the domain and with those that other tools have set "
                + "on the NIC. The name of the NIC must not be used by another device of the domain."),
            LibvirtErrorCode.OperationUnsupported or LibvirtErrorCode.NoSupport or LibvirtErrorCode.ArgumentUnsupported => (
                "Not supported by the hypervisor", " Another version or driver of libvirt may support it."),
            LibvirtErrorCode.OperationDenied or LibvirtErrorCode.AccessDenied or LibvirtErrorCode.AuthenticationFailed
                or LibvirtErrorCode.AuthenticationUnavailable or LibvirtErrorCode.AuthenticationCancelled => (
                "Hypervisor denied access",
                " The user that runs Terraform needs read-write access to libvirt, which members of the group libvirt usually have."),
            LibvirtErrorCode.OperationInvalid => (
                "Invalid domain state", " The domain may have been started or stopped during the operation. Apply again."),
            LibvirtErrorCode.NoNetwork => (
                "Network no longer exists", " The network was removed during the operation. Run terraform plan again."),
            LibvirtErrorCode.NoDomain => (
                "Domain no longer exists", " The domain was undefined during the operation. Run terraform plan again."),
            LibvirtErrorCode.XmlError or LibvirtErrorCode.XmlNotWellFormed or LibvirtErrorCode.XmlInvalidSchema => (
                "NIC definition rejected by libvirt", ""),
            LibvirtErrorCode.OperationTimeout or LibvirtErrorCode.ResourceBusy => (
                "Domain is busy", " Another operation on the domain is in progress. Apply again."),
            _ => ("libvirt reported an error", ""),
        };
        return Diagnostic.Error(
            summary,
            $"While {doing}, libvirt reported: {exception.ServerMessage} (error {(int)exception.Code}).{hint}");
    }

    /// <summary>The diagnostic for an error of libvirt's network driver; null if the error number alone decides.</summary>
    private static (string Summary, string Hint)? OfNetwork(LibvirtRemoteException exception) =>
        exception.Domain != LibvirtErrorDomain.Network ? null : exception.Code switch
        {
            LibvirtErrorCode.OperationInvalid => (
                "Invalid network state", " The network may have been started, stopped or changed during the operation. Apply again."),
            LibvirtErrorCode.XmlError or LibvirtErrorCode.XmlNotWellFormed or LibvirtErrorCode.XmlInvalidSchema => (
                "Network definition rejected by libvirt", ""),
            LibvirtErrorCode.ConfigUnsupported => (
                "Not supported by the hypervisor", ""),
            LibvirtErrorCode.OperationFailed or LibvirtErrorCode.NetworkExists => (
                "Network already exists", " Another tool defined it during the operation. Run terraform plan again."),
            _ => null,
        };
}
