using System.Diagnostics;
using GoPluginClient;
using Grpc.Core;

namespace Startup;

/// <summary>A plugin executable and the call that is measured.</summary>
internal sealed record Contestant(string Name, string Executable, FirstCall Call)
{
    public async Task<Measurement> MeasureAsync(CancellationToken ct)
    {
        // The certificate is created before, because it is not a part of the plugin's start.
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
            Debug.WriteLine("The Go plugin closes the connection without a response, which hosts accept.");
        }
    }
}
