namespace TerraformPlugin.Schemas;

/// <summary>An attribute that holds one object with its own schema.</summary>
public class NestedAttribute : SchemaAttribute<TfObject>
{
    /// <summary>Creates the attribute from the attributes of its object.</summary>
    public NestedAttribute(string name, IReadOnlyList<SchemaAttribute> attributes)
        : this(name, new ObjectSchema(attributes))
    {
    }

    private NestedAttribute(string name, ObjectSchema schema)
        : base(name, ValueMapping.Object(schema)) => Nesting = new Nesting(NestingMode.Single, schema);

    /// <summary>The schema of the object.</summary>
    public ObjectSchema Schema => Nesting.Schema;

    internal sealed override Nesting Nesting { get; }
}
