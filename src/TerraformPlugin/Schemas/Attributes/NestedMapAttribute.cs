using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>An attribute that holds a map of objects with a schema of their own.</summary>
public sealed class NestedMapAttribute : SchemaAttribute<IReadOnlyDictionary<string, Tf<TfObject>>>
{
    /// <summary>Creates the attribute from the attributes of its objects.</summary>
    public NestedMapAttribute(string name, IReadOnlyList<SchemaAttribute> attributes)
        : this(name, new ObjectSchema(attributes))
    {
    }

    private NestedMapAttribute(string name, ObjectSchema schema)
        : base(name, ValueMapping.Map(ValueMapping.Object(schema))) => Nesting = new Nesting(NestingMode.Map, schema);

    /// <summary>What each object consists of.</summary>
    public ObjectSchema Schema => Nesting.Schema;

    internal override Nesting Nesting { get; }
}
