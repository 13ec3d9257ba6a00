using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using TerraformPlugin.Connections;

namespace TerraformPlugin.Serving;

/// <summary>
/// The web server, without the host that usually surrounds it: that one takes several times as long to start, watches
/// the working directory and ends the process on Ctrl-C.
/// </summary>
internal sealed class RpcServer
{
    private readonly KestrelServer _kestrel;

    private RpcServer(KestrelServer kestrel) => _kestrel = kestrel;

    /// <param name="listening">The socket to serve; the caller disposes of it after the server.</param>
    /// <param name="encryption">Wraps every connection; null for plaintext.</param>
    /// <param name="application">Answers the requests.</param>
    /// <param name="logs">Takes the server's own log lines.</param>
    public static async Task<RpcServer> StartAsync(
        ListeningSocket listening, MutualTls? encryption, RpcApplication application, ILoggerFactory logs)
    {
        var transport = new SocketTransportFactory(
            Options.Create(new SocketTransportOptions { CreateBoundListenSocket = _ => listening.Socket }), logs);
        var kestrel = new KestrelServer(Options.Create(CreateOptions(listening.Path, encryption)), transport, logs);
        await kestrel.StartAsync(application, CancellationToken.None).ConfigureAwait(false);
        return new RpcServer(kestrel);
    }

    /// <summary>Closes the connections in good order, and after the given time in any.</summary>
    public async Task StopAsync(TimeSpan limit)
    {
        using var cut = new CancellationTokenSource(limit);
        var stopping = _kestrel.StopAsync(cut.Token);
        // The server waits another second for a connection that it has cut, if a call on it does not end. The process
        // ends right after this and takes both along.
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
            // The scheme is https, and the server cannot see that: TLS is a middleware of our own.
            AllowAlternateSchemes = true,
        };
        // gRPC has its own limit for messages.
        options.Limits.MaxRequestBodySize = null;
        // Streams are idle for as long as Terraform runs.
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
