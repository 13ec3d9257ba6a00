namespace LibvirtSharp.Xdr;

/// <summary>A value that may be absent: 0, or 1 and the value.</summary>
internal readonly record struct XdrOptional<T>(T? Value) : IXdrValue<XdrOptional<T>>
    where T : struct, IXdrValue<T>
{
    public static implicit operator XdrOptional<T>(T? value) => new(value);

    public void Write(ref XdrWriter writer)
    {
        writer.WriteBoolean(Value.HasValue);
        if (Value is { } value)
        {
            value.Write(ref writer);
        }
    }

    public static XdrOptional<T> Read(ref XdrReader reader) => new(reader.ReadBoolean() ? reader.Read<T>() : null);
}
