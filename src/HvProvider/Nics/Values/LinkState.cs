namespace HvProvider.Nics.Values;

/// <summary>Whether the guest sees a carrier on its NIC.</summary>
internal enum LinkState
{
    /// <summary>The cable is plugged in; the default of libvirt if the definition sets none.</summary>
    Up,

    /// <summary>The cable is out: the tap stays on its bridge, but the guest has no carrier.</summary>
    Down,
}
