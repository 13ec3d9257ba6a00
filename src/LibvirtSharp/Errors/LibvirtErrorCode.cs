namespace LibvirtSharp;

/// <summary>The error codes of libvirt for clients of domains and networks. Other codes keep their number.</summary>
public enum LibvirtErrorCode
{
    /// <summary>No error.</summary>
    None = 0,

    /// <summary>Internal error; also an unknown device alias.</summary>
    InternalError = 1,

    /// <summary>The daemon is out of memory.</summary>
    NoMemory = 2,

    /// <summary>The driver does not support this call.</summary>
    NoSupport = 3,

    /// <summary>The daemon cannot connect to the hypervisor.</summary>
    NoConnection = 5,

    /// <summary>The connection handle is invalid.</summary>
    InvalidConnection = 6,

    /// <summary>The domain handle is invalid.</summary>
    InvalidDomain = 7,

    /// <summary>Invalid argument, or flags that the driver does not support.</summary>
    InvalidArgument = 8,

    /// <summary>The operation failed.</summary>
    OperationFailed = 9,

    /// <summary>An external program failed.</summary>
    CallFailed = 26,

    /// <summary>The XML contains an invalid value.</summary>
    XmlError = 27,

    /// <summary>A domain of this name or UUID exists.</summary>
    DomainExists = 28,

    /// <summary>Not allowed on a read-only connection.</summary>
    OperationDenied = 29,

    /// <summary>The XML is not well-formed.</summary>
    XmlNotWellFormed = 35,

    /// <summary>The network handle is invalid.</summary>
    InvalidNetwork = 36,

    /// <summary>A network of this name or UUID exists.</summary>
    NetworkExists = 37,

    /// <summary>A system call failed; its errno is in the text only.</summary>
    SystemError = 38,

    /// <summary>The RPC protocol was violated, or the procedure is unknown.</summary>
    Rpc = 39,

    /// <summary>TLS failed.</summary>
    Tls = 40,

    /// <summary>No such domain.</summary>
    NoDomain = 42,

    /// <summary>No such network.</summary>
    NoNetwork = 43,

    /// <summary>Invalid MAC address.</summary>
    InvalidMac = 44,

    /// <summary>Authentication failed.</summary>
    AuthenticationFailed = 45,

    /// <summary>Invalid in the current state (for a stopped domain, for example).</summary>
    OperationInvalid = 55,

    /// <summary>No such host interface.</summary>
    NoInterface = 57,

    /// <summary>The interface handle is invalid.</summary>
    InvalidInterface = 58,

    /// <summary>More than one interface matches.</summary>
    MultipleInterfaces = 59,

    /// <summary>No such network filter.</summary>
    NoNetworkFilter = 62,

    /// <summary>Firewall rules could not be created.</summary>
    BuildFirewall = 63,

    /// <summary>This configuration is not supported; also duplicate aliases.</summary>
    ConfigUnsupported = 67,

    /// <summary>Timed out, mostly waiting for the lock of the domain.</summary>
    OperationTimeout = 68,

    /// <summary>A hook script failed.</summary>
    HookScriptFailed = 70,

    /// <summary>This argument is not supported at the moment (without a guest agent, for example).</summary>
    ArgumentUnsupported = 74,

    /// <summary>The operation was aborted.</summary>
    OperationAborted = 78,

    /// <summary>Authentication was cancelled.</summary>
    AuthenticationCancelled = 79,

    /// <summary>The domain has no such metadata.</summary>
    NoDomainMetadata = 80,

    /// <summary>A number is too large.</summary>
    Overflow = 82,

    /// <summary>This operation is not supported, such as a live change of a device model.</summary>
    OperationUnsupported = 84,

    /// <summary>SSH failed.</summary>
    Ssh = 85,

    /// <summary>The guest agent does not respond.</summary>
    AgentUnresponsive = 86,

    /// <summary>A resource is busy.</summary>
    ResourceBusy = 87,

    /// <summary>Access denied by the access driver.</summary>
    AccessDenied = 88,

    /// <summary>The XML violates the schema.</summary>
    XmlInvalidSchema = 92,

    /// <summary>Authentication requires an agent, which is not available.</summary>
    AuthenticationUnavailable = 94,

    /// <summary>No such server.</summary>
    NoServer = 95,

    /// <summary>No such client.</summary>
    NoClient = 96,

    /// <summary>The guest agent is not synchronized.</summary>
    AgentUnsynced = 97,

    /// <summary>libssh failed.</summary>
    Libssh = 98,

    /// <summary>
    /// The device was not found in the definition that was searched first. The other definition can still contain it.
    /// </summary>
    DeviceMissing = 99,

    /// <summary>No such network filter binding.</summary>
    NoNetworkFilterBinding = 101,

    /// <summary>The network port handle is invalid.</summary>
    InvalidNetworkPort = 105,

    /// <summary>A network port of this UUID exists.</summary>
    NetworkPortExists = 106,

    /// <summary>No such network port.</summary>
    NoNetworkPort = 107,

    /// <summary>No host name is available.</summary>
    NoHostname = 108,

    /// <summary>More than one domain matches.</summary>
    MultipleDomains = 110,

    /// <summary>The network has no such metadata.</summary>
    NoNetworkMetadata = 111,

    /// <summary>A guest agent command timed out.</summary>
    AgentCommandTimeout = 112,

    /// <summary>A guest agent command failed.</summary>
    AgentCommandFailed = 113,
}
