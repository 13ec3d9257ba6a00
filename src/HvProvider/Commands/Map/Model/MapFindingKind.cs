namespace HvProvider.Commands.Map.Model;

/// <summary>The kinds of findings.</summary>
internal enum MapFindingKind
{
    /// <summary>The port has a VLAN that is not configured for the NIC.</summary>
    Leak,

    /// <summary>A configured VLAN is missing on the port, or tagged differently.</summary>
    Mismatch,

    /// <summary>The port group of the NIC does not exist in its network; libvirt assigns none.</summary>
    MissingPortGroup,

    /// <summary>The uplink does not carry a VLAN of the NIC in both directions; the VLAN ends on this host.</summary>
    NotOnUplink,

    /// <summary>The host's firewall drops packets of the NIC on the bridge, or may drop them.</summary>
    Firewall,
}
