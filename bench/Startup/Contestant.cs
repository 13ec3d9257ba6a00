using System.Diagnostics;
using GoPluginClient;
using Grpc.Core;

namespace Startup;

/// <summary>A plugin executable and the call that it is measured by.</summary>
internal sealed record Contestant(string Name, string Executable, FirstCall Call)
{
    public async Task<Measurement> MeasureAsync(CancellationToken ct)
    {
        // The certificate is made before: it is the host's business, not the plugin's.
        await using var plugin = PluginUnderTest.Spawn(new PluginStart(Executable) { ProtocolVersions = "6" });
        var handshake = await plugin.ReadHandshakeAsync(ct);
        var line = Stopwatch.GetElapsedTime(plugin.SpawnedAt);

        using var connection = PluginConnection.Open(handshake, plugin.Start.Certificate);
        using var streams = connection.OpenStreams();
        if (Call == FirstCall.Health)
        {
            await connection.Health.CheckAsync(new() { Service = "plugin" }, cancellationToken: ct);
        }
        else
        {
            await connection.Provider.GetProviderSchemaAsync(new(), cancellationToken: ct);
        }

        var answered = Stopwatch.GetElapsedTime(plugin.SpawnedAt);

        var resident = plugin.ResidentBytes();
        await ShutDownAsync(connection, ct);
        await plugin.WaitForExitAsync(ct);
        return new Measurement(line, answered, resident);
    }

    private static async Task ShutDownAsync(PluginConnection connection, CancellationToken ct)
    {
        try
        {
            await connection.Controller.ShutdownAsync(new(), cancellationToken: ct);
        }
        catch (RpcException e) when (e.StatusCode == StatusCode.Unavailable)
        {
            Debug.WriteLine("Go's plugin closes the connection instead of answering, and hosts know that.");
        }
    }
}
