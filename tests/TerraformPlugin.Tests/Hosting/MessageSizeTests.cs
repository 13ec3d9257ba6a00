using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Grpc.Core;

namespace TerraformPlugin.Tests.Hosting;

/// <summary>The size limits of messages.</summary>
public sealed class MessageSizeTests
{
    private const int Limit = 256 * 1024 * 1024;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_of_several_megabytes_is_received()
    {
        await using var plugin = Fixture.Spawn();
        using var connection = await plugin.ConnectAsync(Cancel);

        var refusal = await Assert.ThrowsAsync<RpcException>(
            async () => await connection.Health.CheckAsync(new() { Service = new string('x', 20_000_000) }, cancellationToken: Cancel));

        Assert.True(refusal.StatusCode == StatusCode.NotFound, refusal.ToString());
    }

    [Fact]
    public async Task A_message_that_announces_more_than_the_limit_is_rejected_before_it_is_received() =>
        Assert.Equal(StatusCode.ResourceExhausted, await SendAsync(Limit + 1));

    [Fact]
    public async Task A_message_that_is_shorter_than_announced_is_rejected() =>
        Assert.NotEqual(StatusCode.OK, await SendAsync(1000));

    // The header of a frame and five bytes, regardless of the announced length.
    private static async Task<StatusCode> SendAsync(int claimed)
    {
        await using var plugin = Fixture.SpawnPlaintext();
        var handshake = await plugin.ReadHandshakeAsync(Cancel);
        using var http = new HttpClient(new SocketsHttpHandler
        {
            ConnectCallback = async (_, ct) =>
            {
                var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                await socket.ConnectAsync(new UnixDomainSocketEndPoint(handshake.Address), ct);
                return new NetworkStream(socket, ownsSocket: true);
            },
        });
        var frame = new byte[10];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), claimed);
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://localhost/grpc.health.v1.Health/Check")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(frame) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
        };
        request.Headers.TE.Add(new TransferCodingWithQualityHeaderValue("trailers"));

        using var response = await http.SendAsync(request, Cancel);
        await response.Content.CopyToAsync(Stream.Null, Cancel);
        var status = response.TrailingHeaders.Concat(response.Headers).Single(h => h.Key == "grpc-status").Value.Single();
        return (StatusCode)int.Parse(status, CultureInfo.InvariantCulture);
    }
}
