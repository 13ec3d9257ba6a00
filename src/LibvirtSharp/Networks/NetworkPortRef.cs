using LibvirtSharp.Xdr;

namespace LibvirtSharp;

/// <summary>A reference to a port of a virtual network, to which one NIC of a domain is connected.</summary>
public readonly record struct NetworkPortRef(NetworkRef Network, Guid Uuid) : IXdrListItem<NetworkPortRef>
{
    static int IXdrListItem<NetworkPortRef>.MaxCount => ProtocolLimits.ListItems;

    static int IXdrListItem<NetworkPortRef>.MinSize => 36;

    // remote_nonnull_network_port: network, opaque uuid[16]
    void IXdrValue<NetworkPortRef>.Write(ref XdrWriter writer)
    {
        writer.Write(Network);
        writer.WriteUuid(Uuid);
    }

    static NetworkPortRef IXdrValue<NetworkPortRef>.Read(ref XdrReader reader) =>
        new(reader.Read<NetworkRef>(), reader.ReadUuid());
}
