namespace LibvirtSharp;

/// <summary>
/// The daemon returned an error. The connection stays usable. Evaluate <see cref="Code"/> (and <see cref="Domain"/>), not the text,
/// which the daemon translates.
/// </summary>
public sealed class LibvirtRemoteException : LibvirtException
{
    /// <summary>Creates the exception.</summary>
    public LibvirtRemoteException(
        LibvirtErrorCode code, LibvirtErrorDomain domain, string serverMessage, LibvirtProcedure procedure)
        : base($"{serverMessage} (libvirt error {(int)code} of {domain}, {procedure})")
    {
        Code = code;
        Domain = domain;
        ServerMessage = serverMessage;
        Procedure = procedure;
    }

    /// <summary>The error code. Unknown numbers are kept.</summary>
    public LibvirtErrorCode Code { get; }

    /// <summary>The part of libvirt that reports the error.</summary>
    public LibvirtErrorDomain Domain { get; }

    /// <summary>The text from the daemon, in the language of the daemon.</summary>
    public string ServerMessage { get; }

    /// <summary>The call that failed.</summary>
    public LibvirtProcedure Procedure { get; }
}
