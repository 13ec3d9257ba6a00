using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TerraformPlugin.Connections;

namespace TerraformPlugin.Serving;

/// <summary>
/// The web server without the generic host, which takes several times as long to start, watches the working directory, and ends
/// the process on Ctrl-C.
/// </summary>
internal sealed class RpcServer
{
    private readonly KestrelServer _kestrel;

    private RpcServer(KestrelServer kestrel) => _kestrel = kestrel;

    /// <param name="listening">The socket to serve. The caller disposes it after the server.</param>
    /// <param name="encryption">Wraps every connection; null for plaintext.</param>
    /// <param name="application">Handles the requests.</param>
    /// <param name="logs">Receives the log lines of the server.</param>
    public static async Task<RpcServer> StartAsync(
        ListeningSocket listening, MutualTls? encryption, RpcApplication application, ILoggerFactory logs)
    {
        var transport = new SocketTransportFactory(
            Options.Create(new SocketTransportOptions { CreateBoundListenSocket = _ => listening.Socket }), logs);
        var kestrel = new KestrelServer(Options.Create(CreateOptions(listening.Path, encryption)), transport, logs);
        await kestrel.StartAsync(application, CancellationToken.None).ConfigureAwait(false);
        return new RpcServer(kestrel);
    }

    /// <summary>Closes the connections gracefully, or aborts them after the time limit.</summary>
    public async Task StopAsync(TimeSpan limit)
    {
        using var abort = new CancellationTokenSource(limit);
        var stopping = _kestrel.StopAsync(abort.Token);
        // The server waits another second for an aborted connection with a running call. The process ends right after this,
        // so it does not wait.
        var first = await Task.WhenAny(stopping, Task.Delay(limit * 2, CancellationToken.None)).ConfigureAwait(false);
        if (first != stopping)
        {
            return;
        }

        await stopping.ConfigureAwait(false);
        _kestrel.Dispose();
    }

    private static KestrelServerOptions CreateOptions(string socketPath, MutualTls? encryption)
    {
        var options = new KestrelServerOptions
        {
            AddServerHeader = false,
            // The scheme is https, which the server cannot detect: TLS is a custom middleware.
            AllowAlternateSchemes = true,
        };
        // gRPC limits messages itself.
        options.Limits.MaxRequestBodySize = null;
        // As in Go servers: Terraform has one stream per running operation, and -parallelism has no limit. A limit delays the other
        // operations, and StopProvider as well, which must not wait for those that it cancels.
        options.Limits.Http2.MaxStreamsPerConnection = int.MaxValue;
        // Streams are idle as long as Terraform runs.
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Limits.KeepAliveTimeout = TimeSpan.FromDays(30);
        options.ListenUnixSocket(socketPath, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            if (encryption is not null)
            {
                listen.Use(encryption.Wrap);
            }
        });
        return options;
    }
}
