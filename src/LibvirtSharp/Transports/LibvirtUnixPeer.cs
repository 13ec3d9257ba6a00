using LibvirtSharp.Transports;

namespace LibvirtSharp;

/// <summary>
/// Who listens on the unix socket that a connection goes through. That need not be the daemon: it may be a service manager
/// that starts it, a program that forwards the socket from elsewhere, or a process that has ended and left the socket to another
/// one.
/// </summary>
/// <param name="SocketPath">The socket.</param>
/// <param name="ProcessId">
/// The process that last declared the socket a listening one, as the kernel noted it then; null where it has no number in this
/// process's PID namespace.
/// </param>
public sealed record LibvirtUnixPeer(string SocketPath, int? ProcessId)
{
    /// <summary>
    /// Connects once more to the same socket, only to see who listens now. A daemon that was started by a connection declares the
    /// socket its own only afterwards, so that very connection does not know it.
    /// </summary>
    /// <exception cref="LibvirtConnectionException">No connection could be made.</exception>
    public async Task<LibvirtUnixPeer> LookAgainAsync(CancellationToken cancellationToken)
    {
        var transport = new UnixTransport(new UnixSocketAddress(SocketPath, "libvirt"));
        var connected = await transport.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await connected.Stream.DisposeAsync().ConfigureAwait(false);
        return connected.UnixPeer ?? this;
    }
}
