using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>
/// The values of one object of a schema, read and written by the attributes of the schema. Every request has its own. A nested
/// object is read as a copy: changes to it take effect when it is set again.
/// </summary>
public sealed class TfObject
{
    private readonly Dictionary<string, TfValue> _values;

    /// <summary>Creates an object with every attribute null and collections of blocks empty.</summary>
    public TfObject(ObjectSchema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);
        Schema = schema;
        _values = schema.Attributes.ToDictionary(a => a.Name, a => TfValue.Null(a.Type), StringComparer.Ordinal);
        foreach (var block in schema.Blocks)
        {
            _values.Add(block.Name, block.EmptyValue);
        }
    }

    private TfObject(ObjectSchema schema, IEnumerable<KeyValuePair<string, TfValue>> values)
    {
        Schema = schema;
        _values = new Dictionary<string, TfValue>(values, StringComparer.Ordinal);
    }

    /// <summary>The schema of the object.</summary>
    public ObjectSchema Schema { get; }

    /// <summary>A snapshot of the object as a value.</summary>
    public TfValue Raw => TfValue.Object(Schema.Type, _values);

    /// <summary>Creates an object from a known value of the schema's type.</summary>
    public static TfObject FromValue(ObjectSchema schema, TfValue value)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(value);
        return new TfObject(schema, value.AsMap());
    }

    /// <summary>The value of an attribute.</summary>
    public Tf<T> Get<T>(SchemaAttribute<T> attribute)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        return attribute.Mapping.FromValue(GetRaw(attribute));
    }

    /// <summary>The value of a block.</summary>
    public Tf<T> Get<T>(SchemaBlock<T> block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return block.Mapping.FromValue(GetRaw(block));
    }

    /// <summary>Replaces the value of an attribute.</summary>
    public void Set<T>(SchemaAttribute<T> attribute, Tf<T> value)
    {
        ArgumentNullException.ThrowIfNull(attribute);
        SetRaw(attribute, attribute.Mapping.ToValue(value));
    }

    /// <summary>Replaces the value of a block.</summary>
    public void Set<T>(SchemaBlock<T> block, Tf<T> value)
    {
        ArgumentNullException.ThrowIfNull(block);
        SetRaw(block, block.Mapping.ToValue(value));
    }

    /// <summary>The value of a member, including the refinement of an unknown value.</summary>
    public TfValue GetRaw(SchemaMember member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return _values.TryGetValue(member.Name, out var value) ? value : throw NotAMember(member);
    }

    /// <summary>Replaces the value of a member.</summary>
    public void SetRaw(SchemaMember member, TfValue value)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(value);
        if (!_values.ContainsKey(member.Name))
        {
            throw NotAMember(member);
        }

        _values[member.Name] = member.Type.Kind == TfTypeKind.Dynamic ? TfValue.Dynamic(value)
            : value.Type.Equals(member.Type) ? value
            : throw new ArgumentException($"{member.Name} is of type {member.Type}, not {value.Type}.", nameof(value));
    }

    /// <summary>An independent copy.</summary>
    public TfObject Clone() => new(Schema, _values);

    private static ArgumentException NotAMember(SchemaMember member) =>
        new($"The schema has no attribute or block \"{member.Name}\".", nameof(member));
}
