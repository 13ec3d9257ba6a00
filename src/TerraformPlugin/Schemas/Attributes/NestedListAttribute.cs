using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>An attribute that holds a list of objects with their own schema.</summary>
public sealed class NestedListAttribute : SchemaAttribute<IReadOnlyList<Tf<TfObject>>>
{
    /// <summary>Creates the attribute from the attributes of its objects.</summary>
    public NestedListAttribute(string name, IReadOnlyList<SchemaAttribute> attributes)
        : this(name, new ObjectSchema(attributes))
    {
    }

    private NestedListAttribute(string name, ObjectSchema schema)
        : base(name, ValueMapping.List(ValueMapping.Object(schema))) => Nesting = new Nesting(NestingMode.List, schema);

    /// <summary>The schema of each object.</summary>
    public ObjectSchema Schema => Nesting.Schema;

    internal override Nesting Nesting { get; }
}
