using HvProvider.Hypervisor;
using HvProvider.Xml;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Tests;

public sealed class LibvirtDiagnosticsTests
{
    private static readonly LibvirtUri Uri = LibvirtUri.Parse("qemu:///system");

    [Theory]
    [InlineData(LibvirtErrorCode.SystemError, "System call failed on hypervisor", "vlan_filtering")]
    [InlineData(LibvirtErrorCode.ConfigUnsupported, "Not supported by the hypervisor", "name of the NIC")]
    [InlineData(LibvirtErrorCode.OperationUnsupported, "Not supported by the hypervisor", "Another version")]
    [InlineData(LibvirtErrorCode.OperationDenied, "Hypervisor denied access", "group libvirt")]
    [InlineData(LibvirtErrorCode.AuthenticationFailed, "Hypervisor denied access", "group libvirt")]
    [InlineData(LibvirtErrorCode.OperationInvalid, "Invalid domain state", "Apply again")]
    [InlineData(LibvirtErrorCode.NoDomain, "Domain no longer exists", "terraform plan")]
    [InlineData(LibvirtErrorCode.OperationTimeout, "Domain is busy", "Apply again")]
    [InlineData(LibvirtErrorCode.XmlError, "NIC definition rejected by libvirt", "")]
    [InlineData(LibvirtErrorCode.InternalError, "libvirt reported an error", "")]
    public void A_libvirt_error_is_reported_with_the_operation_the_message_and_a_hint(
        LibvirtErrorCode code, string summary, string hint)
    {
        var diagnostic = LibvirtDiagnostics.From(
            new LibvirtRemoteException(code, LibvirtErrorDomain.Qemu, "the daemon's words", LibvirtProcedure.DomainAttachDeviceFlags),
                "attaching the NIC", Uri)!;
        Assert.Equal(summary, diagnostic.Summary);
        Assert.Contains("While attaching the NIC", diagnostic.Detail);
        Assert.Contains("the daemon's words", diagnostic.Detail);
        Assert.Contains($"(error {(int)code})", diagnostic.Detail);
        Assert.Contains(hint, diagnostic.Detail);
    }

    [Theory]
    [InlineData(LibvirtConnectionFailure.PeerClosed, "Connection to the hypervisor lost")]
    [InlineData(LibvirtConnectionFailure.KeepAliveTimeout, "Connection to the hypervisor lost")]
    public void A_lost_connection_is_reported_with_the_next_apply_as_the_cure(LibvirtConnectionFailure reason, string summary)
    {
        var diagnostic = LibvirtDiagnostics.From(new LibvirtConnectionException(reason, "words"), "attaching the NIC", Uri)!;
        Assert.Equal(summary, diagnostic.Summary);
        Assert.Contains("The next apply", diagnostic.Detail);
    }

    [Theory]
    [InlineData(LibvirtConnectionFailure.AuthenticationFailed, "Hypervisor denied access")]
    [InlineData(LibvirtConnectionFailure.PermissionDenied, "Hypervisor denied access")]
    [InlineData(LibvirtConnectionFailure.Refused, "Hypervisor not reachable")]
    public void A_failed_connection_is_reported_as_denied_or_not_reachable(LibvirtConnectionFailure reason, string summary)
    {
        var failure = new LibvirtConnectionException(reason, "words");
        var diagnostic = LibvirtDiagnostics.From(failure, "attaching the NIC", Uri)!;
        Assert.Equal(summary, diagnostic.Summary);
        Assert.Contains("words", diagnostic.Detail);

        // A plan has the same summary.
        Assert.Equal(summary, LibvirtDiagnostics.NotConnected(failure, Uri).Summary);
    }

    [Theory]
    [InlineData(LibvirtErrorCode.ConfigUnsupported, true, true, false)]
    [InlineData(LibvirtErrorCode.InternalError, false, true, false)]
    [InlineData(LibvirtErrorCode.SystemError, false, false, true)]
    public void The_state_in_which_a_failure_left_a_guest_does_not_hide_its_cause(
        LibvirtErrorCode code, bool isUnsupported, bool isRefusedDevice, bool isSystemError)
    {
        var cause = new LibvirtRemoteException(
            code, LibvirtErrorDomain.Qemu, "the daemon's words", LibvirtProcedure.DomainAttachDeviceFlags);
        foreach (var failure in new Exception[] { cause, new LeftStateException("The NIC is gone.", cause) })
        {
            Assert.Equal(
                (isUnsupported, isRefusedDevice, isSystemError),
                (LibvirtDiagnostics.IsUnsupported(failure), LibvirtDiagnostics.IsRefusedDevice(failure),
                    LibvirtDiagnostics.IsSystemError(failure)));
        }
    }

    [Fact]
    public void A_diagnostic_is_passed_on_and_what_is_none_of_ours_is_not_explained()
    {
        var known = new DiagnosticException("Summary", "Detail", AttributePath.Of("vlan"));
        Assert.Same(known.Diagnostic, LibvirtDiagnostics.From(known, "", Uri));
        Assert.Equal("Unreadable domain definition", LibvirtDiagnostics.From(new UnreadableXmlException("words"), "reading", Uri)!.Summary);
        Assert.Null(LibvirtDiagnostics.From(new InvalidOperationException("words"), "reading", Uri));
    }
}
