namespace HvProvider.Connections;

/// <summary>What a caller is going to do with the shared connection.</summary>
internal enum ConnectionAccess
{
    /// <summary>Reading calls only; the daemon itself refuses anything else.</summary>
    ReadOnly,

    /// <summary>Calls that change a domain.</summary>
    ReadWrite,
}
