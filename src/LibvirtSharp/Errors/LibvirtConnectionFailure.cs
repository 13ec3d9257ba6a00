namespace LibvirtSharp;

/// <summary>Why a connection could not be made, or why it is gone.</summary>
public enum LibvirtConnectionFailure
{
    /// <summary>This client cannot do what the URI asks for.</summary>
    NotSupported = 0,

    /// <summary>The socket does not exist.</summary>
    SocketMissing = 1,

    /// <summary>Nobody listens.</summary>
    Refused = 2,

    /// <summary>This user may not use the socket.</summary>
    PermissionDenied = 3,

    /// <summary>The daemon wants an authentication that failed, or that this client does not have.</summary>
    AuthenticationFailed = 4,

    /// <summary>The daemon refused to open the URI.</summary>
    OpenRefused = 5,

    /// <summary>No connection within the time allowed.</summary>
    Timeout = 6,

    /// <summary>The daemon closed the connection.</summary>
    PeerClosed = 7,

    /// <summary>The daemon stopped answering.</summary>
    KeepAliveTimeout = 8,

    /// <summary>Reading or writing failed.</summary>
    TransportFailed = 9,

    /// <summary>The peer sent what the protocol does not allow.</summary>
    ProtocolViolation = 10,

    /// <summary>This client closed it.</summary>
    ClosedLocally = 11,
}
