namespace LibvirtSharp.Xdr;

/// <summary>unsigned int, flags: four bytes.</summary>
internal readonly record struct XdrUInt32(uint Value) : IXdrValue<XdrUInt32>
{
    public static implicit operator XdrUInt32(uint value) => new(value);

    public static implicit operator uint(XdrUInt32 value) => value.Value;

    public void Write(ref XdrWriter writer) => writer.WriteUInt32(Value);

    public static XdrUInt32 Read(ref XdrReader reader) => new(reader.ReadUInt32());
}
