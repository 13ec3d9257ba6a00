using LibvirtSharp.Xdr;

namespace LibvirtSharp.Session;

/// <summary>Says why a session broke.</summary>
internal static class SessionFailure
{
    /// <summary>The reason behind an exception of one of the loops.</summary>
    public static LibvirtConnectionException From(Exception exception) => exception switch
    {
        LibvirtConnectionException reason => reason,
        XdrException => new LibvirtProtocolException(
            $"The peer does not speak libvirt's protocol: {exception.Message}.", exception),
        EndOfStreamException => new LibvirtConnectionException(
            LibvirtConnectionFailure.PeerClosed,
            "The libvirt daemon closed the connection: it was stopped or restarted, or serves too many clients.",
            exception),
        IOException => new LibvirtConnectionException(
            LibvirtConnectionFailure.TransportFailed,
            $"The connection to the libvirt daemon failed: {exception.Message}.", exception),
        _ => new LibvirtConnectionException(
            LibvirtConnectionFailure.TransportFailed,
            $"The connection to the libvirt daemon ended: {exception.Message}", exception),
    };

    /// <summary>The peer left every question whether it is alive unanswered.</summary>
    public static LibvirtConnectionException Silence(TimeSpan interval) => new(
        LibvirtConnectionFailure.KeepAliveTimeout,
        $"The libvirt daemon stopped answering (asked every {interval.TotalSeconds} s): it hangs, or the way to it "
        + "is interrupted.");
}
