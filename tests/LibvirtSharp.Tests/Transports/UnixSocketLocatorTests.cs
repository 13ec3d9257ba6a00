using LibvirtSharp.Transports;

namespace LibvirtSharp.Tests.Transports;

public sealed class UnixSocketLocatorTests
{
    private const string System = "/var/run/libvirt";
    private const string Legacy = System + "/libvirt-sock";
    private const string Direct = System + "/virtqemud-sock";

    [Theory]
    [InlineData("qemu:///system", false, "", Legacy)]
    [InlineData("qemu:///system", false, Legacy, Legacy)]
    [InlineData("qemu:///system", false, Direct, Direct)]
    [InlineData("qemu:///system", false, Legacy + " " + Direct, Direct)]
    [InlineData("qemu:///system?mode=legacy", false, Legacy + " " + Direct, Legacy)]
    [InlineData("qemu:///system?mode=direct", false, Legacy, Direct)]
    [InlineData("qemu:///system?socket=/x", true, Legacy, "/x")]
    [InlineData("qemu:///system?socket=/x&mode=direct", false, Legacy, "/x")]
    [InlineData("qemu:///system", true, Legacy, Legacy)]
    [InlineData("qemu:///system", true, Legacy + " " + Legacy + "-ro", Legacy + "-ro")]
    [InlineData("qemu:///system", true, Direct + " " + Direct + "-ro", Direct + "-ro")]
    [InlineData("qemu:///session", false, Legacy, "/run/user/7/libvirt/libvirt-sock")]
    [InlineData("qemu:///session", true, "/run/user/7/libvirt/virtqemud-sock", "/run/user/7/libvirt/virtqemud-sock")]
    [InlineData("network:///system", false, System + "/virtnetworkd-sock", System + "/virtnetworkd-sock")]
    [InlineData("test:///default", false, Direct, Legacy)]
    public void The_socket_path_is_that_of_libvirts_own_client(
        string uri, bool readOnly, string existing, string expected) =>
        Assert.Equal(expected, Locate(uri, readOnly, existing, isRoot: false).Path);

    [Fact]
    public void Root_has_no_session_daemon() =>
        Assert.Equal(Legacy, Locate("qemu:///session", readOnly: false, "", isRoot: true).Path);

    [Fact]
    public void A_driver_without_its_own_daemon_does_not_support_direct_mode()
    {
        var error = Assert.Throws<LibvirtConnectionException>(
            () => Locate("test:///default?mode=direct", readOnly: false, "", isRoot: false));
        Assert.Equal(LibvirtConnectionFailure.NotSupported, error.Reason);
    }

    private static UnixSocketAddress Locate(string uri, bool readOnly, string existing, bool isRoot) =>
        new UnixSocketLocator(new UserEnvironment
        {
            IsRoot = isRoot,
            RuntimeDirectory = "/run/user/7",
            Exists = existing.Split(' ').Contains,
        }).Locate(LibvirtUri.Parse(uri), readOnly);
}
