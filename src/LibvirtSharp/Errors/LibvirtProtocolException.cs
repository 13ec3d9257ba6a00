namespace LibvirtSharp;

/// <summary>The peer sent bytes that the protocol does not allow; the connection was broken because of it.</summary>
public sealed class LibvirtProtocolException : LibvirtConnectionException
{
    /// <summary>Creates the exception.</summary>
    public LibvirtProtocolException(string message, Exception? innerException = null)
        : base(LibvirtConnectionFailure.ProtocolViolation, message, innerException)
    {
    }
}
