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
    [InlineData(LibvirtErrorCode.ConfigUnsupported, "Not supported by the hypervisor", "libvirt 11.0")]
    [InlineData(LibvirtErrorCode.OperationUnsupported, "Not supported by the hypervisor", "Another version")]
    [InlineData(LibvirtErrorCode.OperationDenied, "Hypervisor denied access", "group libvirt")]
    [InlineData(LibvirtErrorCode.AuthenticationFailed, "Hypervisor denied access", "group libvirt")]
    [InlineData(LibvirtErrorCode.OperationInvalid, "Invalid domain state", "Apply again")]
    [InlineData(LibvirtErrorCode.NoDomain, "Domain no longer exists", "terraform plan")]
    [InlineData(LibvirtErrorCode.OperationTimeout, "Domain is busy", "Apply again")]
    [InlineData(LibvirtErrorCode.XmlError, "NIC definition rejected by libvirt", "")]
    [InlineData(LibvirtErrorCode.InternalError, "libvirt reported an error", "")]
    public void A_number_of_libvirt_is_told_with_what_was_done_what_the_daemon_said_and_what_to_do_next(
        LibvirtErrorCode code, string summary, string hint)
    {
        var told = LibvirtDiagnostics.From(
            new LibvirtRemoteException(code, LibvirtErrorDomain.Qemu, "the daemon's words", LibvirtProcedure.DomainAttachDeviceFlags),
                "attaching the NIC", Uri)!;
        Assert.Equal(summary, told.Summary);
        Assert.Contains("While attaching the NIC", told.Detail);
        Assert.Contains("the daemon's words", told.Detail);
        Assert.Contains($"(error {(int)code})", told.Detail);
        Assert.Contains(hint, told.Detail);
    }

    [Theory]
    [InlineData(LibvirtConnectionFailure.PeerClosed, "Connection to the hypervisor lost")]
    [InlineData(LibvirtConnectionFailure.KeepAliveTimeout, "Connection to the hypervisor lost")]
    public void A_broken_connection_says_that_the_next_apply_goes_on(LibvirtConnectionFailure reason, string summary)
    {
        var told = LibvirtDiagnostics.From(new LibvirtConnectionException(reason, "words"), "attaching the NIC", Uri)!;
        Assert.Equal(summary, told.Summary);
        Assert.Contains("The next apply", told.Detail);
    }

    [Theory]
    [InlineData(LibvirtConnectionFailure.AuthenticationFailed, "Hypervisor denied access")]
    [InlineData(LibvirtConnectionFailure.PermissionDenied, "Hypervisor denied access")]
    [InlineData(LibvirtConnectionFailure.Refused, "Hypervisor not reachable")]
    public void A_connection_that_is_not_made_says_whether_it_was_refused_to_this_user(LibvirtConnectionFailure reason, string summary)
    {
        var told = LibvirtDiagnostics.From(new LibvirtConnectionException(reason, "words"), "attaching the NIC", Uri)!;
        Assert.Equal(summary, told.Summary);
        Assert.Contains("words", told.Detail);
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
