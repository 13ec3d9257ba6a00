namespace HvProvider.Nics;

/// <summary>The kind of change from the existing to the configured NIC.</summary>
internal enum NicChange
{
    /// <summary>The NIC matches the configuration.</summary>
    None,

    /// <summary>Updated in place (update-device).</summary>
    InPlace,

    /// <summary>Detached and attached again.</summary>
    Reattach,
}
