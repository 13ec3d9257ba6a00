namespace HvProvider.Commands.Map.Model;

/// <summary>What is marked at NICs.</summary>
internal enum MapFindingKind
{
    /// <summary>The port has a VLAN that the NIC should not have.</summary>
    Leak,

    /// <summary>The port does not have a VLAN that the NIC should have, or has it otherwise.</summary>
    Mismatch,

    /// <summary>The NIC names a port group that its network does not have; libvirt gives it none.</summary>
    MissingPortGroup,

    /// <summary>The uplink does not carry a VLAN of the NIC both ways: it ends on this host.</summary>
    NotOnUplink,
}
