using System.Net.Sockets;

namespace LibvirtSharp.Transports;

/// <summary>The transport over a unix socket of this machine.</summary>
internal sealed class UnixTransport(UnixSocketAddress address) : ITransport
{
    public async Task<TransportStream> ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(MakeEndPoint(), cancellationToken).ConfigureAwait(false);
            var (process, user) = PeerCredentials.Read(socket);
            var peer = new LibvirtUnixPeer(address.Path, process) { UserId = user };
            return new TransportStream(new NetworkStream(socket, ownsSocket: true), peer);
        }
        catch (SocketException exception)
        {
            socket.Dispose();
            throw UnixSocketFailure.From(address, exception);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private UnixDomainSocketEndPoint MakeEndPoint()
    {
        try
        {
            return new UnixDomainSocketEndPoint(address.Path);
        }
        catch (ArgumentException exception)
        {
            throw new LibvirtConnectionException(
                LibvirtConnectionFailure.NotSupported,
                $"The socket path '{address.Path}' is invalid: a path has 1 to 107 bytes.", exception);
        }
    }
}
