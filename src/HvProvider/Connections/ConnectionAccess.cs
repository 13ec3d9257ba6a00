namespace HvProvider.Connections;

/// <summary>How a caller uses the shared connection.</summary>
internal enum ConnectionAccess
{
    /// <summary>Read-only calls; the daemon itself rejects all others.</summary>
    ReadOnly,

    /// <summary>Calls that change objects.</summary>
    ReadWrite,
}
