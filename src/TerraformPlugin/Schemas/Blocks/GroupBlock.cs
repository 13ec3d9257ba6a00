using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>A block that always has a value: an object with every attribute null if it is not configured.</summary>
public sealed class GroupBlock : SchemaBlock<TfObject>
{
    /// <summary>Creates the block from its attributes and blocks.</summary>
    public GroupBlock(string name, IReadOnlyList<SchemaAttribute> attributes, IReadOnlyList<SchemaBlock>? blocks = null)
        : this(name, new ObjectSchema(attributes, blocks))
    {
    }

    private GroupBlock(string name, ObjectSchema schema)
        : base(name, NestingMode.Group, schema, ValueMapping.Object(schema))
    {
    }

    internal override TfValue EmptyValue => new TfObject(Schema).Raw;
}
