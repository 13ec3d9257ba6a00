namespace LibvirtSharp;

/// <summary>The peer violated the protocol, so the connection was closed.</summary>
public sealed class LibvirtProtocolException : LibvirtConnectionException
{
    /// <summary>Creates the exception.</summary>
    public LibvirtProtocolException(string message, Exception? innerException = null)
        : base(LibvirtConnectionFailure.ProtocolViolation, message, innerException)
    {
    }
}
