using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>An attribute that holds a set of objects with a schema of their own.</summary>
public sealed class NestedSetAttribute : SchemaAttribute<IReadOnlyList<Tf<TfObject>>>
{
    /// <summary>Creates the attribute from the attributes of its objects.</summary>
    public NestedSetAttribute(string name, IReadOnlyList<SchemaAttribute> attributes)
        : this(name, new ObjectSchema(attributes))
    {
    }

    private NestedSetAttribute(string name, ObjectSchema schema)
        : base(name, ValueMapping.Set(ValueMapping.Object(schema))) => Nesting = new Nesting(NestingMode.Set, schema);

    /// <summary>What each object consists of.</summary>
    public ObjectSchema Schema => Nesting.Schema;

    internal override Nesting Nesting { get; }
}
