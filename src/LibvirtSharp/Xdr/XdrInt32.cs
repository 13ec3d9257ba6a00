namespace LibvirtSharp.Xdr;

/// <summary>int, or an enum: four bytes.</summary>
internal readonly record struct XdrInt32(int Value) : IXdrValue<XdrInt32>
{
    public static implicit operator XdrInt32(int value) => new(value);

    public static implicit operator int(XdrInt32 value) => value.Value;

    public void Write(ref XdrWriter writer) => writer.WriteInt32(Value);

    public static XdrInt32 Read(ref XdrReader reader) => new(reader.ReadInt32());
}
