using LibvirtSharp.Xdr;

namespace LibvirtSharp;

/// <summary>The addresses of one interface of a guest.</summary>
/// <param name="Name">The interface: a tap of the host or a device of the guest, depending on the source.</param>
/// <param name="HardwareAddress">Its MAC address; null if unknown.</param>
/// <param name="Addresses">Its IP addresses.</param>
public sealed record DomainInterfaceAddresses(
    string Name, string? HardwareAddress, IReadOnlyList<InterfaceAddress> Addresses)
    : IXdrListItem<DomainInterfaceAddresses>
{
    static int IXdrListItem<DomainInterfaceAddresses>.MaxCount => ProtocolLimits.InterfacesPerDomain;

    static int IXdrListItem<DomainInterfaceAddresses>.MinSize => 12;

    // remote_domain_interface: string name, optional string hwaddr, ip_addr addrs<>
    void IXdrValue<DomainInterfaceAddresses>.Write(ref XdrWriter writer)
    {
        writer.WriteString(Name);
        writer.WriteOptionalString(HardwareAddress);
        writer.WriteList(Addresses);
    }

    static DomainInterfaceAddresses IXdrValue<DomainInterfaceAddresses>.Read(ref XdrReader reader) =>
        new(reader.ReadString(), reader.ReadOptionalString(), reader.ReadList<InterfaceAddress>());
}
