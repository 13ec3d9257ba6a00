using LibvirtSharp.Xdr;

namespace LibvirtSharp;

/// <summary>A network interface of the host.</summary>
public readonly record struct InterfaceRef(string Name, string MacAddress) : IXdrListItem<InterfaceRef>
{
    static int IXdrListItem<InterfaceRef>.MaxCount => ProtocolLimits.ListItems;

    static int IXdrListItem<InterfaceRef>.MinSize => 8;

    // remote_nonnull_interface: string name, string mac
    void IXdrValue<InterfaceRef>.Write(ref XdrWriter writer)
    {
        writer.WriteString(Name);
        writer.WriteString(MacAddress);
    }

    static InterfaceRef IXdrValue<InterfaceRef>.Read(ref XdrReader reader) =>
        new(reader.ReadString(), reader.ReadString());
}
