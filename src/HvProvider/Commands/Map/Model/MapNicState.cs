namespace HvProvider.Commands.Map.Model;

/// <summary>Whether the VLANs of a NIC were read, and why not.</summary>
internal enum MapNicState
{
    /// <summary>They were.</summary>
    Read,

    /// <summary>They were: none that count, since the tap is not on the bridge that the NIC asks for.</summary>
    OffBridge,

    /// <summary>The domain does not run, so there is no tap.</summary>
    Stopped,

    /// <summary>The domain runs, and gets the NIC with its next start.</summary>
    NotPlugged,

    /// <summary>The guest has the NIC, and no tap of it is on a bridge that is there.</summary>
    NoPort,

    /// <summary>The host cannot be seen.</summary>
    NotRead,
}
