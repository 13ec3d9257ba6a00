using System.Text;
using Google.Protobuf;
using GoPluginClient;
using TerraformPlugin.Protocol.Tfplugin6;

namespace TerraformPlugin.Tests.Hosting;

/// <summary>The published executable has no dependencies on the system.</summary>
public sealed class PublishedExecutableTests : IDisposable
{
    private const string Name = "terraform-provider-hv";

    private readonly string _root = Directory.CreateTempSubdirectory("hv-root-").FullName;

    private static string Published => Path.Combine(RepositoryRoot.Path, "artifacts", "bin", Name);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_executable_works_in_an_empty_root_file_system()
    {
        Assert.True(File.Exists(Published), $"{Published} is missing: run \"make build\".");
        File.Copy(Published, Path.Combine(_root, Name));
        Directory.CreateDirectory(Path.Combine(_root, "tmp"));
        // chroot executes the provider in its own process.
        await using var plugin = PluginUnderTest.Spawn(new PluginStart("chroot")
        {
            Arguments = [_root, $"/{Name}"],
            Environment = new Dictionary<string, string?> { ["TMPDIR"] = null },
        });
        var handshake = await plugin.ReadHandshakeAsync(Cancel);
        var socket = Path.Combine(_root, handshake.Address.TrimStart('/'));
        using var connection = PluginConnection.Open(socket, handshake.Certificate, plugin.Start.Certificate);

        var schema = await connection.Provider.GetProviderSchemaAsync(new(), cancellationToken: Cancel);
        var composed = await MacOfAsync(connection, "caf\u00e9");
        var decomposed = await MacOfAsync(connection, "cafe\u0301");
        await connection.Controller.ShutdownAsync(new(), cancellationToken: Cancel);
        await plugin.WaitForExitAsync(Cancel);

        Assert.NotNull(handshake.Certificate);
        Assert.NotNull(schema.Provider);
        // Text is normalized, although the executable has no ICU.
        Assert.False(composed.Result.Msgpack.IsEmpty);
        Assert.Equal(composed, decomposed);
        Assert.Equal(0, plugin.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_root, "tmp")));
    }

    private static async Task<CallFunction.Types.Response> MacOfAsync(PluginConnection connection, string domain) =>
        await connection.Provider.CallFunctionAsync(
            new() { Name = "mac_address", Arguments = { Text(domain), Text("lan"), Text("") } }, cancellationToken: Cancel);

    // Written by hand, because a value is normal before it is encoded.
    private static DynamicValue Text(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        return new() { Msgpack = ByteString.CopyFrom([(byte)(0xA0 + utf8.Length), .. utf8]) };
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
