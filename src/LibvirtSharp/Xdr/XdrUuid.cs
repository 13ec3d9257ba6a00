namespace LibvirtSharp.Xdr;

/// <summary>opaque[16].</summary>
internal readonly record struct XdrUuid(Guid Value) : IXdrValue<XdrUuid>
{
    public static implicit operator XdrUuid(Guid value) => new(value);

    public static implicit operator Guid(XdrUuid value) => value.Value;

    public void Write(ref XdrWriter writer) => writer.WriteUuid(Value);

    public static XdrUuid Read(ref XdrReader reader) => new(reader.ReadUuid());
}
