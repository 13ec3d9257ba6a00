namespace LibvirtSharp;

/// <summary>
/// The connection is gone, or was never made. Whether a call that was under way took effect is unknown.
/// </summary>
public class LibvirtConnectionException : LibvirtException
{
    /// <summary>Creates the exception.</summary>
    public LibvirtConnectionException(
        LibvirtConnectionFailure reason, string message, Exception? innerException = null)
        : base(message, innerException) => Reason = reason;

    /// <summary>The kind of failure.</summary>
    public LibvirtConnectionFailure Reason { get; }
}
