namespace HvProvider.DomainNics;

/// <summary>The properties by which a NIC was identified.</summary>
[Flags]
internal enum MatchedBy
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The user alias.</summary>
    Alias = 1,

    /// <summary>The MAC address.</summary>
    Mac = 2,
}
