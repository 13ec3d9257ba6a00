using System.Net.Sockets;

namespace LibvirtSharp.Transports;

/// <summary>The cause and the solution of a failed connection to a socket.</summary>
internal static class UnixSocketFailure
{
    public static LibvirtConnectionException From(UnixSocketAddress address, SocketException exception)
    {
        var (path, daemon) = (address.Path, address.Daemon);
        return exception.SocketErrorCode switch
        {
            // ENOENT and ENOTDIR
            SocketError.AddressNotAvailable or SocketError.NotConnected or SocketError.SocketError
                when !File.Exists(path) => New(
                LibvirtConnectionFailure.SocketMissing,
                $"The libvirt socket '{path}' does not exist. Start {daemon}, or set the path of its socket in the URI "
                + "(?socket=PATH)."),
            SocketError.ConnectionRefused => New(
                LibvirtConnectionFailure.Refused,
                $"No process listens on the libvirt socket '{path}': the socket file is stale. Start {daemon}."),
            SocketError.AccessDenied => New(
                LibvirtConnectionFailure.PermissionDenied,
                $"This user is not permitted to use the libvirt socket '{path}'. Run as root, or add the user to the group "
                + "that owns the socket (usually 'libvirt') and log in again."),
            _ => New(
                LibvirtConnectionFailure.TransportFailed,
                $"Cannot connect to the libvirt socket '{path}' of {daemon}: {exception.Message}."),
        };

        LibvirtConnectionException New(LibvirtConnectionFailure reason, string message) =>
            new(reason, message, exception);
    }
}
