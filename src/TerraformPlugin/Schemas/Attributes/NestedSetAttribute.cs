using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>An attribute that holds a set of objects with their own schema.</summary>
public sealed class NestedSetAttribute : SchemaAttribute<IReadOnlyList<Tf<TfObject>>>
{
    /// <summary>Creates the attribute from the attributes of its objects.</summary>
    public NestedSetAttribute(string name, IReadOnlyList<SchemaAttribute> attributes)
        : this(name, new ObjectSchema(attributes))
    {
    }

    private NestedSetAttribute(string name, ObjectSchema schema)
        : base(name, ValueMapping.Set(ValueMapping.Object(schema))) => Nesting = new Nesting(NestingMode.Set, schema);

    /// <summary>The schema of each object.</summary>
    public ObjectSchema Schema => Nesting.Schema;

    internal override Nesting Nesting { get; }
}
