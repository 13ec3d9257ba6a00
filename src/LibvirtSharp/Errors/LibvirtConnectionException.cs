namespace LibvirtSharp;

/// <summary>
/// The connection ended, or was not established. It is unknown whether calls in progress took effect.
/// </summary>
public class LibvirtConnectionException : LibvirtException
{
    /// <summary>Creates the exception.</summary>
    public LibvirtConnectionException(
        LibvirtConnectionFailure reason, string message, Exception? innerException = null)
        : base(message, innerException) => Reason = reason;

    /// <summary>The kind of failure.</summary>
    public LibvirtConnectionFailure Reason { get; }

    /// <summary>Whether no connection was established; otherwise an established one was lost.</summary>
    public bool IsFailureToConnect => Reason is LibvirtConnectionFailure.NotSupported or LibvirtConnectionFailure.SocketMissing
        or LibvirtConnectionFailure.Refused or LibvirtConnectionFailure.PermissionDenied
        or LibvirtConnectionFailure.AuthenticationFailed or LibvirtConnectionFailure.OpenRefused or LibvirtConnectionFailure.Timeout;
}
