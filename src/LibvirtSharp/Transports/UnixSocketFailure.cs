using System.Net.Sockets;

namespace LibvirtSharp.Transports;

/// <summary>Says why a socket could not be connected to, and what to do.</summary>
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
                $"The libvirt socket '{path}' does not exist. Start {daemon}, or give the path of its socket in the "
                + "URI (?socket=PATH)."),
            SocketError.ConnectionRefused => New(
                LibvirtConnectionFailure.Refused,
                $"Nobody listens on the libvirt socket '{path}'. Start {daemon}: what is there is left over from one "
                + "that was stopped."),
            SocketError.AccessDenied => New(
                LibvirtConnectionFailure.PermissionDenied,
                $"This user may not use the libvirt socket '{path}'. Run as root, or add the user to the group that "
                + "owns the socket (usually 'libvirt') and log in anew."),
            _ => New(
                LibvirtConnectionFailure.TransportFailed,
                $"Cannot connect to the libvirt socket '{path}' of {daemon}: {exception.Message}."),
        };

        LibvirtConnectionException New(LibvirtConnectionFailure reason, string message) =>
            new(reason, message, exception);
    }
}
