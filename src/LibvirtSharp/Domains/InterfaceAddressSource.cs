namespace LibvirtSharp;

/// <summary>The source of the addresses of a guest.</summary>
public enum InterfaceAddressSource : uint
{
    /// <summary>DHCP leases of a libvirt network.</summary>
    Lease = 0,

    /// <summary>The guest agent.</summary>
    Agent = 1,

    /// <summary>The host's ARP table.</summary>
    Arp = 2,
}
