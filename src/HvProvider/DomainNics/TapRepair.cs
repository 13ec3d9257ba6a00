namespace HvProvider.DomainNics;

/// <summary>How libvirt can set up a tap again that differs from the definition of its NIC.</summary>
internal enum TapRepair
{
    /// <summary>While the NIC stays attached. Its link is down meanwhile.</summary>
    InPlace,

    /// <summary>Only by detaching the NIC and attaching it again, with a new tap.</summary>
    Reattach,

    /// <summary>Not at all: the version of libvirt or the bridge does not allow it, so nothing may be tried.</summary>
    None,
}
