namespace LibvirtSharp;

/// <summary>
/// The daemon answered a call with an error. The connection stays usable. Decide on <see cref="Code"/> (and
/// <see cref="Domain"/>): the text is translated by the daemon.
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

    /// <summary>What went wrong. Numbers without a name are kept as they are.</summary>
    public LibvirtErrorCode Code { get; }

    /// <summary>Which part of libvirt says so.</summary>
    public LibvirtErrorDomain Domain { get; }

    /// <summary>The daemon's own text, in the daemon's language.</summary>
    public string ServerMessage { get; }

    /// <summary>The call that failed.</summary>
    public LibvirtProcedure Procedure { get; }
}
