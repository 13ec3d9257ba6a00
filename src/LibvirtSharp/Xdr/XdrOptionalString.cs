namespace LibvirtSharp.Xdr;

/// <summary>A string that may be absent.</summary>
internal readonly record struct XdrOptionalString(string? Value) : IXdrValue<XdrOptionalString>
{
    public static implicit operator XdrOptionalString(string? value) => new(value);

    public static implicit operator string?(XdrOptionalString value) => value.Value;

    public void Write(ref XdrWriter writer) => writer.WriteOptionalString(Value);

    public static XdrOptionalString Read(ref XdrReader reader) => new(reader.ReadOptionalString());
}
