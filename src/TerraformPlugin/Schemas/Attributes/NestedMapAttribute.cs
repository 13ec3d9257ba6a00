using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>An attribute that holds a map of objects with their own schema.</summary>
public sealed class NestedMapAttribute : SchemaAttribute<IReadOnlyDictionary<string, Tf<TfObject>>>
{
    /// <summary>Creates the attribute from the attributes of its objects.</summary>
    public NestedMapAttribute(string name, IReadOnlyList<SchemaAttribute> attributes)
        : this(name, new ObjectSchema(attributes))
    {
    }

    private NestedMapAttribute(string name, ObjectSchema schema)
        : base(name, ValueMapping.Map(ValueMapping.Object(schema))) => Nesting = new Nesting(NestingMode.Map, schema);

    /// <summary>The schema of each object.</summary>
    public ObjectSchema Schema => Nesting.Schema;

    internal override Nesting Nesting { get; }
}
