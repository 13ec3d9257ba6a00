using LibvirtSharp.Transports;

namespace LibvirtSharp;

/// <summary>
/// The process that listens on the unix socket of a connection. It is not always the daemon: it can be a service manager that starts
/// the daemon, a program that forwards the socket from another machine, or a process that has ended and left the socket to another
/// one.
/// </summary>
/// <param name="SocketPath">The socket.</param>
/// <param name="ProcessId">
/// The process that last called listen() on the socket, as recorded by the kernel; null if it has no number in the PID namespace of
/// this process.
/// </param>
public sealed record LibvirtUnixPeer(string SocketPath, int? ProcessId)
{
    /// <summary>The user of that process, as recorded by the kernel; null if it is not known. 0 is root.</summary>
    public int? UserId { get; init; }

    /// <summary>
    /// Connects to the same socket again to find the process that listens now. A daemon that a connection has started calls listen()
    /// only afterwards, so that connection does not report it.
    /// </summary>
    /// <exception cref="LibvirtConnectionException">No connection could be established.</exception>
    public async Task<LibvirtUnixPeer> RefreshAsync(CancellationToken cancellationToken)
    {
        var transport = new UnixTransport(new UnixSocketAddress(SocketPath, "libvirt"));
        var connected = await transport.ConnectAsync(cancellationToken).ConfigureAwait(false);
        await connected.Stream.DisposeAsync().ConfigureAwait(false);
        return connected.UnixPeer ?? this;
    }
}
