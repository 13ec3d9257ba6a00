using System.Globalization;
using GoPluginClient;

namespace TerraformPlugin.Tests.Hosting;

/// <summary>The path, mode and removal of the socket.</summary>
public sealed class SocketTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("hv-socket-").FullName;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_socket_is_a_temporary_file_for_its_owner_only_and_removed_at_the_end()
    {
        await using var plugin = Fixture.Spawn(("TMPDIR", _directory));
        var handshake = await plugin.ReadHandshakeAsync(Cancel);

        Assert.Equal(_directory, Path.GetDirectoryName(handshake.Address));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(handshake.Address));

        using var connection = PluginConnection.Open(handshake, plugin.Start.Certificate);
        await connection.Controller.ShutdownAsync(new(), cancellationToken: Cancel);
        await plugin.WaitForExitAsync(Cancel);

        Assert.Equal(0, plugin.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(_directory));
    }

    [Fact]
    public async Task A_path_that_is_too_long_for_a_socket_falls_back_to_tmp()
    {
        var deep = Directory.CreateDirectory(Path.Combine(_directory, new string('d', 95))).FullName;
        await using var plugin = Fixture.Spawn(("TMPDIR", deep));

        var handshake = await plugin.ReadHandshakeAsync(Cancel);
        using var connection = PluginConnection.Open(handshake, plugin.Start.Certificate);
        await connection.Controller.ShutdownAsync(new(), cancellationToken: Cancel);

        Assert.Equal("/tmp", Path.GetDirectoryName(handshake.Address));
    }

    [Fact]
    public async Task The_host_can_set_the_directory_and_the_group()
    {
        await using var plugin = Fixture.Spawn(
            ("PLUGIN_UNIX_SOCKET_DIR", _directory),
            ("PLUGIN_UNIX_SOCKET_GROUP", CurrentGroup().ToString(CultureInfo.InvariantCulture)));

        var handshake = await plugin.ReadHandshakeAsync(Cancel);

        Assert.Equal(_directory, Path.GetDirectoryName(handshake.Address));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite,
            File.GetUnixFileMode(handshake.Address));
    }

    [Theory]
    [InlineData("PLUGIN_UNIX_SOCKET_DIR", "/nowhere/at/all")]
    [InlineData("PLUGIN_UNIX_SOCKET_GROUP", "no-such-group")]
    [InlineData("TMPDIR", "/nowhere/at/all")]
    public async Task Errors_are_reported_and_no_socket_is_left(string variable, string value)
    {
        await using var plugin = Fixture.Spawn(("TMPDIR", _directory), (variable, value));

        Assert.Equal("", await plugin.ReadOutputAsync(Cancel));
        await plugin.WaitForExitAsync(Cancel);

        Assert.Equal(1, plugin.ExitCode);
        Assert.NotEqual("", await plugin.Errors);
        Assert.Empty(Directory.GetFileSystemEntries(_directory));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    // The group of this process, as reported by the kernel.
    private static int CurrentGroup() => int.Parse(
        File.ReadLines("/proc/self/status").Single(line => line.StartsWith("Gid:", StringComparison.Ordinal)).Split('\t')[1],
        CultureInfo.InvariantCulture);
}
