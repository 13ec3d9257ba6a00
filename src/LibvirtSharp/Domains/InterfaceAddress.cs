using LibvirtSharp.Xdr;

namespace LibvirtSharp;

/// <summary>One IP address of a guest's interface.</summary>
public readonly record struct InterfaceAddress(IpAddressKind Kind, string Address, int PrefixLength)
    : IXdrListItem<InterfaceAddress>
{
    static int IXdrListItem<InterfaceAddress>.MaxCount => ProtocolLimits.AddressesPerInterface;

    static int IXdrListItem<InterfaceAddress>.MinSize => 12;

    // remote_domain_ip_addr: int type, string addr, unsigned prefix
    void IXdrValue<InterfaceAddress>.Write(ref XdrWriter writer)
    {
        writer.WriteInt32((int)Kind);
        writer.WriteString(Address);
        writer.WriteInt32(PrefixLength);
    }

    static InterfaceAddress IXdrValue<InterfaceAddress>.Read(ref XdrReader reader) =>
        new((IpAddressKind)reader.ReadInt32(), reader.ReadString(), reader.ReadInt32());
}
