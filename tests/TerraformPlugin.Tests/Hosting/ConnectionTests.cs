using System.Net.Sockets;
using GoPluginClient;
using Grpc.Core;
using TerraformPlugin.Protocol.GoPlugin;
using TerraformPlugin.Protocol.Health;

namespace TerraformPlugin.Tests.Hosting;

/// <summary>Accepted and rejected connections, and the services of go-plugin.</summary>
public sealed class ConnectionTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_host_with_the_certificate_is_served()
    {
        await using var plugin = Fixture.Spawn();
        using var connection = await plugin.ConnectAsync(Cancel);
        using var streams = connection.OpenStreams();

        var health = await connection.Health.CheckAsync(new() { Service = "plugin" }, cancellationToken: Cancel);

        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, health.Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_peer_with_another_certificate_or_none_is_disconnected_and_the_host_is_still_served(bool withCertificate)
    {
        await using var plugin = Fixture.Spawn();
        var handshake = await plugin.ReadHandshakeAsync(Cancel);
        using var foreign = withCertificate ? ClientCertificate.Create() : null;
        using var stranger = PluginConnection.Open(handshake, foreign);

        var refusal = await Assert.ThrowsAsync<RpcException>(
            async () => await stranger.Health.CheckAsync(new(), cancellationToken: Cancel));

        Assert.NotEqual(StatusCode.OK, refusal.StatusCode);
        Assert.NotEqual(StatusCode.Unimplemented, refusal.StatusCode);
        using var host = PluginConnection.Open(handshake, plugin.Start.Certificate);
        await host.Health.CheckAsync(new(), cancellationToken: Cancel);
    }

    [Fact]
    public async Task A_plaintext_peer_of_an_encrypted_socket_is_disconnected()
    {
        await using var plugin = Fixture.Spawn();
        var handshake = await plugin.ReadHandshakeAsync(Cancel);
        using var plain = PluginConnection.Open(handshake.Address, expected: null, own: null);

        await Assert.ThrowsAsync<RpcException>(async () => await plain.Health.CheckAsync(new(), cancellationToken: Cancel));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Garbage_on_the_socket_ends_only_that_connection(bool encrypted)
    {
        await using var plugin = encrypted ? Fixture.Spawn() : Fixture.SpawnPlaintext();
        var handshake = await plugin.ReadHandshakeAsync(Cancel);
        using (var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified))
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(handshake.Address), Cancel);
            var garbage = new byte[4096];
            new Random(1).NextBytes(garbage);
            await socket.SendAsync(garbage, Cancel);
            await ReadUntilClosedAsync(socket);
        }

        using var connection = PluginConnection.Open(handshake, plugin.Start.Certificate);
        await connection.Health.CheckAsync(new(), cancellationToken: Cancel);
    }

    [Fact]
    public async Task Methods_that_do_not_exist_are_unimplemented()
    {
        await using var plugin = Fixture.Spawn();
        using var connection = await plugin.ConnectAsync(Cancel);

        foreach (var (service, method) in (IEnumerable<(string, string)>)[
            ("tfplugin6.Provider", "Nonsense"), ("tfplugin5.Provider", "GetSchema"), ("grpc.health.v1.Health", "Check/More")])
        {
            var refusal = await Assert.ThrowsAsync<RpcException>(async () => await CallAsync(connection, service, method));
            Assert.Equal(StatusCode.Unimplemented, refusal.StatusCode);
        }
    }

    [Fact]
    public async Task The_health_of_an_unknown_service_is_not_found()
    {
        await using var plugin = Fixture.Spawn();
        using var connection = await plugin.ConnectAsync(Cancel);

        var refusal = await Assert.ThrowsAsync<RpcException>(
            async () => await connection.Health.CheckAsync(new() { Service = "nonsense" }, cancellationToken: Cancel));

        Assert.Equal(StatusCode.NotFound, refusal.StatusCode);
    }

    [Fact]
    public async Task The_health_can_be_watched()
    {
        await using var plugin = Fixture.Spawn();
        using var connection = await plugin.ConnectAsync(Cancel);
        using var watch = connection.Health.Watch(new() { Service = "plugin" }, cancellationToken: Cancel);

        Assert.True(await watch.ResponseStream.MoveNext(Cancel));
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, watch.ResponseStream.Current.Status);
    }

    [Fact]
    public async Task The_streams_of_the_host_end_with_success_when_the_plugin_shuts_down()
    {
        await using var plugin = Fixture.Spawn();
        using var connection = await plugin.ConnectAsync(Cancel);
        using var streams = connection.OpenStreams();
        await streams.Broker.RequestStream.WriteAsync(new ConnInfo { ServiceId = 1 }, Cancel);
        await connection.Health.CheckAsync(new(), cancellationToken: Cancel);

        await connection.Controller.ShutdownAsync(new(), cancellationToken: Cancel);

        Assert.False(await streams.Stdio.ResponseStream.MoveNext(Cancel));
        Assert.False(await streams.Broker.ResponseStream.MoveNext(Cancel));
        await plugin.WaitForExitAsync(Cancel);
        Assert.Equal(0, plugin.ExitCode);
    }

    [Fact]
    public async Task Any_number_of_operations_can_run_and_all_can_be_stopped()
    {
        const int Operations = 400;
        using var gate = new Gate();
        await using var plugin = Fixture.Spawn();
        using var connection = await plugin.ConnectAsync(Cancel);
        using var streams = connection.OpenStreams();
        var calls = Enumerable.Range(0, Operations).Select(_ => GateCalls.Create(connection, gate.Address, ct: Cancel)).ToList();
        await gate.ArrivedAsync(Cancel, Operations).WaitAsync(Fixture.Long, Cancel);

        await connection.Provider.StopProviderAsync(new(), cancellationToken: Cancel).ResponseAsync.WaitAsync(Fixture.Long, Cancel);

        foreach (var call in calls)
        {
            Assert.Equal("stopped", GateCalls.Outcome(await call.ResponseAsync.WaitAsync(Fixture.Long, Cancel)));
            call.Dispose();
        }
    }

    private static async Task<Empty> CallAsync(PluginConnection connection, string service, string method)
    {
        var marshaller = Marshallers.Create(_ => [], _ => new Empty());
        return await connection.Invoker.AsyncUnaryCall(
            new Method<Empty, Empty>(MethodType.Unary, service, method, marshaller, marshaller), null, default, new Empty());
    }

    private static async Task ReadUntilClosedAsync(Socket socket)
    {
        var buffer = new byte[1024];
        try
        {
            while (await socket.ReceiveAsync(buffer, Cancel) > 0)
            {
            }
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.ConnectionReset)
        {
            Assert.True(true, "Closed with unread bytes.");
        }
    }
}
