using LibvirtSharp.Xdr;

namespace LibvirtSharp;

/// <summary>A named value such as <c>inbound.average</c>.</summary>
public sealed record TypedParameter : IXdrListItem<TypedParameter>
{
    private TypedParameter(string name, TypedParameterKind kind, object value)
    {
        Name = name;
        Kind = kind;
        Value = value;
    }

    /// <summary>Creates a parameter of kind Int32.</summary>
    public TypedParameter(string name, int value) : this(name, TypedParameterKind.Int32, value) { }

    /// <summary>Creates a parameter of kind UInt32, the kind of all bandwidth parameters.</summary>
    public TypedParameter(string name, uint value) : this(name, TypedParameterKind.UInt32, value) { }

    /// <summary>Creates a parameter of kind Int64.</summary>
    public TypedParameter(string name, long value) : this(name, TypedParameterKind.Int64, value) { }

    /// <summary>Creates a parameter of kind UInt64.</summary>
    public TypedParameter(string name, ulong value) : this(name, TypedParameterKind.UInt64, value) { }

    /// <summary>Creates a parameter of kind Double.</summary>
    public TypedParameter(string name, double value) : this(name, TypedParameterKind.Double, value) { }

    /// <summary>Creates a parameter of kind Boolean.</summary>
    public TypedParameter(string name, bool value) : this(name, TypedParameterKind.Boolean, value) { }

    /// <summary>Creates a parameter of kind String.</summary>
    public TypedParameter(string name, string value) : this(name, TypedParameterKind.String, value) { }

    /// <summary>The parameter's name.</summary>
    public string Name { get; }

    /// <summary>The type of <see cref="Value"/>.</summary>
    public TypedParameterKind Kind { get; }

    /// <summary>The value, of the CLR type that <see cref="Kind"/> names.</summary>
    public object Value { get; }

    static int IXdrListItem<TypedParameter>.MaxCount => ProtocolLimits.InterfaceParameters;

    static int IXdrListItem<TypedParameter>.MinSize => 12;

    // remote_typed_param: string field, int type, then one value of that type
    void IXdrValue<TypedParameter>.Write(ref XdrWriter writer)
    {
        writer.WriteString(Name);
        writer.WriteInt32((int)Kind);
        switch (Value)
        {
            case int value: writer.WriteInt32(value); break;
            case uint value: writer.WriteUInt32(value); break;
            case long value: writer.WriteInt64(value); break;
            case ulong value: writer.WriteUInt64(value); break;
            case double value: writer.WriteDouble(value); break;
            case bool value: writer.WriteBoolean(value); break;
            case string value: writer.WriteString(value); break;
        }
    }

    static TypedParameter IXdrValue<TypedParameter>.Read(ref XdrReader reader)
    {
        var name = reader.ReadString();
        var kind = (TypedParameterKind)reader.ReadInt32();
        return kind switch
        {
            TypedParameterKind.Int32 => new(name, reader.ReadInt32()),
            TypedParameterKind.UInt32 => new(name, reader.ReadUInt32()),
            TypedParameterKind.Int64 => new(name, reader.ReadInt64()),
            TypedParameterKind.UInt64 => new(name, reader.ReadUInt64()),
            TypedParameterKind.Double => new(name, reader.ReadDouble()),
            TypedParameterKind.Boolean => new(name, reader.ReadBoolean()),
            TypedParameterKind.String => new(name, reader.ReadString()),
            _ => throw new XdrException($"parameter '{name}' has type {(int)kind}, supported: 1 to 7"),
        };
    }
}
