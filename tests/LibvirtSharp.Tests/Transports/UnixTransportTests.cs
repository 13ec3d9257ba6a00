using System.Net.Sockets;
using LibvirtSharp.Tests.Support;
using LibvirtSharp.Transports;

namespace LibvirtSharp.Tests.Transports;

public sealed class UnixTransportTests
{
    [Fact]
    public async Task A_missing_socket_is_named()
    {
        var error = await FailAsync("qemu:///system?socket=/nonexistent/sock");
        Assert.Equal(LibvirtConnectionFailure.SocketMissing, error.Reason);
        Assert.Contains("/nonexistent/sock", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_socket_is_named()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("dead").FullName, "sock");
        using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            socket.Bind(new UnixDomainSocketEndPoint(path));
        }

        await File.WriteAllTextAsync(path, "", Waiting.Ct);
        var error = await FailAsync($"qemu:///system?socket={path}");
        Assert.Equal(LibvirtConnectionFailure.Refused, error.Reason);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public void A_socket_without_permission_is_named()
    {
        var error = UnixSocketFailure.From(
            new UnixSocketAddress("/s", "libvirtd"), new SocketException((int)SocketError.AccessDenied));
        Assert.Equal(LibvirtConnectionFailure.PermissionDenied, error.Reason);
        Assert.Contains("'/s'", error.Message, StringComparison.Ordinal);
        Assert.Contains("group", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_too_long_for_a_socket_is_named()
    {
        var error = await FailAsync($"qemu:///system?socket=/{new string('x', 200)}");
        Assert.Equal(LibvirtConnectionFailure.NotSupported, error.Reason);
        Assert.Contains("107", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("qemu+ssh://h/system", "ssh")]
    [InlineData("qemu://h/system", "tls")]
    [InlineData("qemu+tcp://h/system", "tcp")]
    [InlineData("qemu+ext:///system?command=x", "ext")]
    [InlineData("qemu+libssh2://h/system", "libssh2")]
    public async Task Other_transports_are_reported_as_unsupported(string uri, string transport)
    {
        var error = await FailAsync(uri);
        Assert.Equal(LibvirtConnectionFailure.NotSupported, error.Reason);
        Assert.Contains($"'{transport}'", error.Message, StringComparison.Ordinal);
    }

    private static Task<LibvirtConnectionException> FailAsync(string uri) =>
        Assert.ThrowsAsync<LibvirtConnectionException>(() => LibvirtConnection.OpenAsync(
            LibvirtUri.Parse(uri), LibvirtConnectionOptions.Default, Waiting.Ct).Soon());
}
