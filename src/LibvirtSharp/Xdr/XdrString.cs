namespace LibvirtSharp.Xdr;

/// <summary>string: length, UTF-8, padding.</summary>
internal readonly record struct XdrString(string Value) : IXdrValue<XdrString>
{
    public static implicit operator XdrString(string value) => new(value);

    public static implicit operator string(XdrString value) => value.Value;

    public void Write(ref XdrWriter writer) => writer.WriteString(Value);

    public static XdrString Read(ref XdrReader reader) => new(reader.ReadString());
}
