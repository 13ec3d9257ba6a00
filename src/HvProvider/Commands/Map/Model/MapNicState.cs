namespace HvProvider.Commands.Map.Model;

/// <summary>Whether the VLANs of a NIC were read, and if not, why.</summary>
internal enum MapNicState
{
    /// <summary>They were read.</summary>
    Read,

    /// <summary>They were read, but the tap is not on the configured bridge.</summary>
    OffBridge,

    /// <summary>The domain is not running and has no tap.</summary>
    Stopped,

    /// <summary>The domain is running and gets the NIC at its next start.</summary>
    NotPlugged,

    /// <summary>The NIC is attached, but has no tap on an existing bridge.</summary>
    NoPort,

    /// <summary>The host is not readable.</summary>
    NotRead,
}
