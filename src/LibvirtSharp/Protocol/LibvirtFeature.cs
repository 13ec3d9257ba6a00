namespace LibvirtSharp;

/// <summary>What a server may or may not be capable of.</summary>
public enum LibvirtFeature
{
    /// <summary>It is reached over RPC.</summary>
    Remote = 2,

    /// <summary>File descriptors can be passed.</summary>
    FileDescriptorPassing = 8,

    /// <summary>Typed parameters may be strings.</summary>
    TypedParameterString = 9,

    /// <summary>Keepalive packets; asking for this makes the server send its own.</summary>
    KeepAlive = 10,

    /// <summary>Events carry callback identifiers.</summary>
    EventCallback = 14,

    /// <summary>The server reports why its own connection closed.</summary>
    CloseCallback = 15,

    /// <summary>NETWORK_UPDATE takes command and section in this order.</summary>
    NetworkUpdateOrder = 16,
}
