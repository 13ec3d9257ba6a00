namespace HvProvider.Nics.Values;

/// <summary>Whether the guest sees a carrier on its NIC.</summary>
internal enum LinkState
{
    /// <summary>The cable is plugged in; libvirt's default where the definition says nothing.</summary>
    Up,

    /// <summary>The cable is out: the tap stays on its bridge, but the guest has no carrier.</summary>
    Down,
}
