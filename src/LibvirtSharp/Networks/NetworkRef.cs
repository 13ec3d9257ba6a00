using LibvirtSharp.Xdr;

namespace LibvirtSharp;

/// <summary>A reference to a virtual network.</summary>
public readonly record struct NetworkRef(string Name, Guid Uuid) : IXdrListItem<NetworkRef>
{
    static int IXdrListItem<NetworkRef>.MaxCount => ProtocolLimits.ListItems;

    static int IXdrListItem<NetworkRef>.MinSize => 20;

    // remote_nonnull_network: string name, opaque uuid[16]
    void IXdrValue<NetworkRef>.Write(ref XdrWriter writer)
    {
        writer.WriteString(Name);
        writer.WriteUuid(Uuid);
    }

    static NetworkRef IXdrValue<NetworkRef>.Read(ref XdrReader reader) =>
        new(reader.ReadString(), reader.ReadUuid());
}
