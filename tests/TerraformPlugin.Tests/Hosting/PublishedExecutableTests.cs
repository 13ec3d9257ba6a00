using GoPluginClient;

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
        await connection.Controller.ShutdownAsync(new(), cancellationToken: Cancel);
        await plugin.WaitForExitAsync(Cancel);

        Assert.NotNull(handshake.Certificate);
        Assert.NotNull(schema.Provider);
        Assert.Equal(0, plugin.ExitCode);
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_root, "tmp")));
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
