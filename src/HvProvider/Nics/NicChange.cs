namespace HvProvider.Nics;

/// <summary>How a NIC gets from what it is to what is wanted.</summary>
internal enum NicChange
{
    /// <summary>It is what is wanted.</summary>
    None,

    /// <summary>By update-device.</summary>
    InPlace,

    /// <summary>By removing it and attaching it again.</summary>
    Reattach,
}
