using TerraformPlugin.Connections;
using TerraformPlugin.Lifetime;
using TerraformPlugin.Logging;
using TerraformPlugin.Protocol.Tfplugin6;
using TerraformPlugin.Rpc;
using TerraformPlugin.Serving;

namespace TerraformPlugin.Hosting;

/// <summary>The life of a plugin process: how it starts to serve, and how it ends.</summary>
internal sealed class PluginProcess : IAsyncDisposable
{
    // What Terraform asks for first; being ready for it hides behind the making of the certificate.
    private static readonly string[] FirstMethods =
        ["/tfplugin6.Provider/GetProviderSchema", "/plugin.GRPCStdio/StreamStdio", "/plugin.GRPCBroker/StartStream"];

    private readonly ProviderService _provider;
    private readonly PluginLifetime _lifetime;
    private readonly ListeningSocket _socket;
    private readonly RpcEndpoints _endpoints;
    private readonly RpcServer _server;
    private readonly HostWatch _watch;

    private PluginProcess(
        ProviderService provider, PluginLifetime lifetime, ListeningSocket socket, RpcEndpoints endpoints,
        RpcServer server, HostWatch watch)
    {
        _provider = provider;
        _lifetime = lifetime;
        _socket = socket;
        _endpoints = endpoints;
        _server = server;
        _watch = watch;
    }

    /// <summary>Serves the host that started this process, until it is done or gone.</summary>
    public static async Task ServeAsync(Func<Providers.Provider> provider, LaunchEnvironment environment)
    {
        var encryption = environment.ClientCertificate is null ? null : new MutualTls();
        if (encryption is not null)
        {
            SystemCertificates.Ignore();
        }
        // Two things take time, so they are done at once: the server starts over there, the certificate is made here.
        var opening = Task.Run(() => ListeningSocket.Open(environment.SocketDirectory, environment.SocketGroup));
        var starting = StartAsync(opening, provider, encryption, new PluginLifetime(followsHost: true));
        using var certificate = encryption is null ? null : PluginCertificate.Create();

        // The socket already takes connections; they wait until the server is ready for them.
        var socket = await opening.ConfigureAwait(false);
        WriteHandshake(HandshakeLine.Format(socket.Path, certificate?.RawData ?? [], environment.AsksForMultiplexing));
        if (certificate is not null)
        {
            encryption?.Use(certificate, environment.ClientCertificate!);
        }

        var process = await starting.ConfigureAwait(false);
        await using (process.ConfigureAwait(false))
        {
            Negotiation.Check(environment.ProtocolVersions);
            // Terraform gets the same signal, decides what comes of it, and says so.
            using var signals = new Signals(signal =>
            {
                PluginLog.Warn("Asked to stop by a signal; running operations are told.", ("signal", signal));
                _ = process.StopOperationsAsync();
            });
            process._watch.Start();
            await process.EndAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Serves any number of hosts that attach to this process, until a person ends it.</summary>
    public static async Task DebugAsync(Func<Providers.Provider> provider, LaunchEnvironment environment, PluginServerOptions options)
    {
        var opening = Task.Run(() => ListeningSocket.Open(environment.SocketDirectory, environment.SocketGroup));
        var process = await StartAsync(opening, provider, encryption: null, new PluginLifetime(followsHost: false))
            .ConfigureAwait(false);
        await using (process.ConfigureAwait(false))
        {
            using var signals = new Signals(_ => process._lifetime.End(EndReason.Interrupted));
            var value = Reattachment.Format(options.Address, Environment.ProcessId, process._socket.Path);
            await Console.Out.WriteAsync(Reattachment.Explain(value)).ConfigureAwait(false);
            await process.EndAsync().ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _watch.DisposeAsync().ConfigureAwait(false);
        _endpoints.Dispose();
        _socket.Dispose();
        _lifetime.Dispose();
    }

    private static async Task<PluginProcess> StartAsync(
        Task<ListeningSocket> opening, Func<Providers.Provider> provider, MutualTls? encryption, PluginLifetime lifetime)
    {
        var socket = await opening.ConfigureAwait(false);
        var logs = ServerLoggerFactory.ForCurrentLevel();
        var watch = new HostWatch(lifetime);
        var service = new ProviderService(provider());
        var endpoints = new RpcEndpoints(
            [
                new ProviderMethods(service, lifetime), new StdioService(lifetime), new BrokerService(lifetime),
                new ControllerService(lifetime), new HealthService(lifetime),
            ],
            logs);
        var application = new RpcApplication(endpoints, watch.SawHost);
        var server = await RpcServer.StartAsync(socket, encryption, application, logs).ConfigureAwait(false);
        endpoints.Prepare(FirstMethods);
        return new PluginProcess(service, lifetime, socket, endpoints, server, watch);
    }

    private static void WriteHandshake(byte[] line)
    {
        using var output = Console.OpenStandardOutput();
        output.Write(line);
        output.Flush();
    }

    private async Task StopOperationsAsync() =>
        await _provider.StopProvider(new StopProvider.Types.Request(), CancellationToken.None).ConfigureAwait(false);

    private async Task EndAsync()
    {
        var reason = await _lifetime.Ending.ConfigureAwait(false);
        PluginLog.Debug("The process ends.", ("reason", reason));
        // First, so that nothing is left should the rest be cut short.
        _socket.Unlink();
        var limits = EndLimits.For(reason);
        if (limits.Patience == TimeSpan.Zero)
        {
            await StopOperationsAsync().ConfigureAwait(false);
        }

        await _lifetime.FinishCallsAsync(limits.Patience, limits.Grace).ConfigureAwait(false);
        await _server.StopAsync(limits.Connections).ConfigureAwait(false);
        try
        {
            await _provider.DisposeAsync().AsTask().WaitAsync(limits.Provider).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            PluginLog.Warn("The provider was not done with ending itself in time.");
        }
    }
}
