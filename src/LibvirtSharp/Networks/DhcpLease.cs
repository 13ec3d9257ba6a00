using LibvirtSharp.Xdr;

namespace LibvirtSharp;

/// <summary>A lease of a libvirt network's DHCP server.</summary>
/// <param name="Interface">The network's bridge.</param>
/// <param name="ExpiryTime">The expiry, in seconds since 1970.</param>
/// <param name="Kind">Family of the address.</param>
/// <param name="MacAddress">The client's MAC address.</param>
/// <param name="IaId">The client's IAID (IPv6).</param>
/// <param name="Address">The address.</param>
/// <param name="PrefixLength">Its prefix length.</param>
/// <param name="HostName">The client's host name.</param>
/// <param name="ClientId">The client's identifier or DUID.</param>
public sealed record DhcpLease(
    string Interface, long ExpiryTime, IpAddressKind Kind, string? MacAddress, string? IaId, string Address,
    int PrefixLength, string? HostName, string? ClientId) : IXdrListItem<DhcpLease>
{
    static int IXdrListItem<DhcpLease>.MaxCount => ProtocolLimits.DhcpLeases;

    static int IXdrListItem<DhcpLease>.MinSize => 40;

    // remote_network_dhcp_lease: string iface, hyper expiry, int type, optional string mac, iaid, string ip,
    // unsigned prefix, optional string hostname, clientid
    void IXdrValue<DhcpLease>.Write(ref XdrWriter writer)
    {
        writer.WriteString(Interface);
        writer.WriteInt64(ExpiryTime);
        writer.WriteInt32((int)Kind);
        writer.WriteOptionalString(MacAddress);
        writer.WriteOptionalString(IaId);
        writer.WriteString(Address);
        writer.WriteInt32(PrefixLength);
        writer.WriteOptionalString(HostName);
        writer.WriteOptionalString(ClientId);
    }

    static DhcpLease IXdrValue<DhcpLease>.Read(ref XdrReader reader) => new(
        reader.ReadString(), reader.ReadInt64(), (IpAddressKind)reader.ReadInt32(), reader.ReadOptionalString(),
        reader.ReadOptionalString(), reader.ReadString(), reader.ReadInt32(), reader.ReadOptionalString(),
        reader.ReadOptionalString());
}
