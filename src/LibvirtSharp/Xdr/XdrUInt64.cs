namespace LibvirtSharp.Xdr;

/// <summary>unsigned hyper: eight bytes.</summary>
internal readonly record struct XdrUInt64(ulong Value) : IXdrValue<XdrUInt64>
{
    public static implicit operator XdrUInt64(ulong value) => new(value);

    public static implicit operator ulong(XdrUInt64 value) => value.Value;

    public void Write(ref XdrWriter writer) => writer.WriteUInt64(Value);

    public static XdrUInt64 Read(ref XdrReader reader) => new(reader.ReadUInt64());
}
