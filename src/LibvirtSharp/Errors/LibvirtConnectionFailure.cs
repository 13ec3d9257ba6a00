namespace LibvirtSharp;

/// <summary>The reason why a connection was not established or ended.</summary>
public enum LibvirtConnectionFailure
{
    /// <summary>This client does not support the URI.</summary>
    NotSupported = 0,

    /// <summary>The socket does not exist.</summary>
    SocketMissing = 1,

    /// <summary>No process listens on the socket.</summary>
    Refused = 2,

    /// <summary>This user has no permission to use the socket.</summary>
    PermissionDenied = 3,

    /// <summary>The required authentication failed, or this client does not support it.</summary>
    AuthenticationFailed = 4,

    /// <summary>The daemon refused to open the URI.</summary>
    OpenRefused = 5,

    /// <summary>No connection within the time limit.</summary>
    Timeout = 6,

    /// <summary>The daemon closed the connection.</summary>
    PeerClosed = 7,

    /// <summary>The daemon stopped responding.</summary>
    KeepAliveTimeout = 8,

    /// <summary>Reading or writing failed.</summary>
    TransportFailed = 9,

    /// <summary>The peer violated the protocol.</summary>
    ProtocolViolation = 10,

    /// <summary>This client closed it.</summary>
    ClosedLocally = 11,
}
