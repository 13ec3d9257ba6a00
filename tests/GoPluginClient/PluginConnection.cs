using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Grpc.Net.Client;
using TerraformPlugin.Protocol.GoPlugin;
using TerraformPlugin.Protocol.Health;
using Provider = TerraformPlugin.Protocol.Tfplugin6.Provider;

namespace GoPluginClient;

/// <summary>A host's connection to its plugin, with every service that go-plugin and Terraform use.</summary>
internal sealed class PluginConnection : IDisposable
{
    private readonly GrpcChannel _channel;

    private PluginConnection(GrpcChannel channel)
    {
        _channel = channel;
        Provider = new Provider.ProviderClient(channel);
        Health = new Health.HealthClient(channel);
        Controller = new GRPCController.GRPCControllerClient(channel);
        Stdio = new GRPCStdio.GRPCStdioClient(channel);
        Broker = new GRPCBroker.GRPCBrokerClient(channel);
    }

    public Provider.ProviderClient Provider { get; }

    public Health.HealthClient Health { get; }

    public GRPCController.GRPCControllerClient Controller { get; }

    public GRPCStdio.GRPCStdioClient Stdio { get; }

    public GRPCBroker.GRPCBrokerClient Broker { get; }

    public Grpc.Core.CallInvoker Invoker => _channel.CreateCallInvoker();

    /// <summary>Prepares a connection; the first call connects. The plugin must present the certificate of its handshake.</summary>
    public static PluginConnection Open(Handshake handshake, X509Certificate2? own) =>
        Open(handshake.Address, handshake.Certificate, own);

    public static PluginConnection Open(string socketPath, X509Certificate2? expected, X509Certificate2? own)
    {
        var handler = new SocketsHttpHandler { ConnectCallback = (_, ct) => DialAsync(socketPath, ct) };
        if (expected is not null)
        {
            handler.SslOptions = new SslClientAuthenticationOptions
            {
                TargetHost = "localhost",
                // As in Go, this certificate is always sent, regardless of the server's request.
                LocalCertificateSelectionCallback = own is null ? null : (_, _, _, _, _) => own,
                RemoteCertificateValidationCallback = (_, presented, _, _) =>
                    presented is not null && presented.GetRawCertData().AsSpan().SequenceEqual(expected.RawData),
            };
        }

        return new PluginConnection(GrpcChannel.ForAddress(
            expected is null ? "http://localhost" : "https://localhost",
            new GrpcChannelOptions
            {
                HttpHandler = handler,
                DisposeHttpClient = true,
                MaxReceiveMessageSize = null,
                MaxSendMessageSize = null,
            }));
    }

    /// <summary>Opens the streams that go-plugin opens right after connecting.</summary>
    public HostStreams OpenStreams() => new(Stdio.StreamStdio(new Google.Protobuf.WellKnownTypes.Empty()), Broker.StartStream());

    public void Dispose() => _channel.Dispose();

    private static async ValueTask<Stream> DialAsync(string path, CancellationToken ct)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
