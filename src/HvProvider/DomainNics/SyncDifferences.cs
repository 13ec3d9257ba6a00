namespace HvProvider.DomainNics;

/// <summary>The kinds of differences between the live and the persistent definition of a NIC.</summary>
[Flags]
internal enum SyncDifferences
{
    /// <summary>The definitions contain the same NIC.</summary>
    None = 0,

    /// <summary>Differences that the next apply repairs.</summary>
    Managed = 1,

    /// <summary>Differences in what this provider does not manage, which no apply changes.</summary>
    Unmanaged = 2,
}
