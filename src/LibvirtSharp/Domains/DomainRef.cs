using LibvirtSharp.Xdr;

namespace LibvirtSharp;

/// <summary>
/// A reference to a domain. Calls identify it by UUID; <paramref name="Id"/> is −1 if it is inactive.
/// </summary>
public readonly record struct DomainRef(string Name, Guid Uuid, int Id) : IXdrListItem<DomainRef>
{
    static int IXdrListItem<DomainRef>.MaxCount => ProtocolLimits.ListItems;

    static int IXdrListItem<DomainRef>.MinSize => 24;

    // remote_nonnull_domain: string name, opaque uuid[16], int id
    void IXdrValue<DomainRef>.Write(ref XdrWriter writer)
    {
        writer.WriteString(Name);
        writer.WriteUuid(Uuid);
        writer.WriteInt32(Id);
    }

    static DomainRef IXdrValue<DomainRef>.Read(ref XdrReader reader) =>
        new(reader.ReadString(), reader.ReadUuid(), reader.ReadInt32());
}
