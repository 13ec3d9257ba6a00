using TerraformPlugin.Connections;
using TerraformPlugin.Lifetime;
using TerraformPlugin.Logging;
using TerraformPlugin.Protocol.Tfplugin6;
using TerraformPlugin.Rpc;
using TerraformPlugin.Serving;

namespace TerraformPlugin.Hosting;

/// <summary>The start and the end of a plugin process.</summary>
internal sealed class PluginProcess : IAsyncDisposable
{
    // The first calls of Terraform. They are prepared while the certificate is being created.
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

    /// <summary>Serves the host that started this process, until the host shuts it down or exits.</summary>
    /// <returns>False if a running call was cut off.</returns>
    public static async Task<bool> ServeAsync(
        Func<Providers.Provider> provider, LaunchEnvironment environment, PluginServerOptions options)
    {
        var encryption = environment.ClientCertificate is null ? null : new MutualTls();
        if (encryption is not null)
        {
            SystemCertificates.Ignore();
        }
        // The server starts while the certificate is being created, because both take time.
        var opening = Task.Run(() => ListeningSocket.Open(environment.SocketDirectory, environment.SocketGroup));
        var starting = StartAsync(opening, provider, encryption, new PluginLifetime(followsHost: true));
        using var certificate = encryption is null ? null : PluginCertificate.Create();

        // The socket already accepts connections. They wait until the server is ready.
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
            // Terraform receives the same signal and decides whether to stop.
            using var signals = new Signals(signal =>
            {
                PluginLog.Warn("Received a signal; cancelling running operations.", ("signal", signal));
                _ = process.StopOperationsAsync();
            });
            process._watch.Start();
            return await process.EndAsync(options.FinishTime).ConfigureAwait(false);
        }
    }

    /// <summary>Serves any number of hosts that attach to this process, until it is interrupted.</summary>
    /// <inheritdoc cref="ServeAsync" path="/returns"/>
    public static async Task<bool> DebugAsync(
        Func<Providers.Provider> provider, LaunchEnvironment environment, PluginServerOptions options)
    {
        var opening = Task.Run(() => ListeningSocket.Open(environment.SocketDirectory, environment.SocketGroup));
        var process = await StartAsync(opening, provider, encryption: null, new PluginLifetime(followsHost: false))
            .ConfigureAwait(false);
        await using (process.ConfigureAwait(false))
        {
            using var signals = new Signals(_ => process._lifetime.End(EndReason.Interrupted));
            var value = Reattachment.Format(options.Address, Environment.ProcessId, process._socket.Path);
            await Console.Out.WriteAsync(Reattachment.Explain(value)).ConfigureAwait(false);
            return await process.EndAsync(options.FinishTime).ConfigureAwait(false);
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
        var application = new RpcApplication(endpoints, watch.OnHostConnected);
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

    /// <summary>Waits for the end, and ends in time whatever the provider does. False if a running call was cut off.</summary>
    private async Task<bool> EndAsync(TimeSpan finishTime)
    {
        var reason = await _lifetime.Ending.ConfigureAwait(false);
        PluginLog.Debug("Shutting down.", ("reason", reason));
        // First, so that the file is removed even if the rest is cut short.
        _socket.Unlink();
        var limits = EndLimits.For(reason, finishTime);
        var finished = await _lifetime.FinishCallsAsync(limits.FinishCalls, limits.CancelCalls).ConfigureAwait(false);
        if (!finished)
        {
            PluginLog.Warn("An operation did not return after it was cancelled, and is cut off.", ("reason", reason));
        }

        await _server.StopAsync(limits.CloseConnections).ConfigureAwait(false);
        // In a task of its own, because a provider can block before it returns one.
        var disposing = Task.Run(async () => await _provider.DisposeAsync().ConfigureAwait(false));
        try
        {
            await disposing.WaitAsync(limits.DisposeProvider).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            PluginLog.Warn("The provider did not shut down in time.");
        }

        return finished;
    }
}
