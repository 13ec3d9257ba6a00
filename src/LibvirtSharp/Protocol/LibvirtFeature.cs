namespace LibvirtSharp;

/// <summary>An optional feature of a server.</summary>
public enum LibvirtFeature
{
    /// <summary>The connection uses RPC.</summary>
    Remote = 2,

    /// <summary>Passing of file descriptors.</summary>
    FileDescriptorPassing = 8,

    /// <summary>Typed parameters of type string.</summary>
    TypedParameterString = 9,

    /// <summary>Keepalive packets. The query makes the server send its own.</summary>
    KeepAlive = 10,

    /// <summary>Events carry callback identifiers.</summary>
    EventCallback = 14,

    /// <summary>The server reports why its own connection closed.</summary>
    CloseCallback = 15,

    /// <summary>NETWORK_UPDATE expects command and section in this order.</summary>
    NetworkUpdateOrder = 16,
}
