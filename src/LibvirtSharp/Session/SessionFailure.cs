using LibvirtSharp.Xdr;

namespace LibvirtSharp.Session;

/// <summary>The reasons for the end of a session.</summary>
internal static class SessionFailure
{
    /// <summary>The reason for an exception of a loop.</summary>
    public static LibvirtConnectionException From(Exception exception) => exception switch
    {
        LibvirtConnectionException reason => reason,
        XdrException => new LibvirtProtocolException(
            $"The peer violated the libvirt protocol: {exception.Message}.", exception),
        EndOfStreamException => new LibvirtConnectionException(
            LibvirtConnectionFailure.PeerClosed,
            "The libvirt daemon closed the connection: it was stopped or restarted, or has too many clients.",
            exception),
        IOException => new LibvirtConnectionException(
            LibvirtConnectionFailure.TransportFailed,
            $"The connection to the libvirt daemon failed: {exception.Message}.", exception),
        _ => new LibvirtConnectionException(
            LibvirtConnectionFailure.TransportFailed,
            $"The connection to the libvirt daemon ended: {exception.Message}", exception),
    };

    /// <summary>The peer answered no keepalive packet.</summary>
    public static LibvirtConnectionException Silence(TimeSpan interval) => new(
        LibvirtConnectionFailure.KeepAliveTimeout,
        $"The libvirt daemon stopped responding (keepalive every {interval.TotalSeconds} s): it hangs, or the connection "
        + "to it is interrupted.");

    /// <summary>The peer answers keepalive packets, but no calls.</summary>
    public static LibvirtConnectionException Unanswered() => new(
        LibvirtConnectionFailure.KeepAliveTimeout,
        $"The libvirt daemon stopped responding: {PendingCalls.Slots} calls have no response beyond their time limits. It may wait for "
        + "QEMU processes that hang.");
}
