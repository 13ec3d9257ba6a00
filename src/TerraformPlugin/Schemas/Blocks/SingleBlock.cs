using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>A block that may occur once; null if it is not configured.</summary>
public sealed class SingleBlock : SchemaBlock<TfObject>
{
    /// <summary>Creates the block from its attributes and blocks.</summary>
    public SingleBlock(string name, IReadOnlyList<SchemaAttribute> attributes, IReadOnlyList<SchemaBlock>? blocks = null)
        : this(name, new ObjectSchema(attributes, blocks))
    {
    }

    private SingleBlock(string name, ObjectSchema schema)
        : base(name, NestingMode.Single, schema, ValueMapping.Object(schema))
    {
    }

    internal override TfValue EmptyValue => TfValue.Null(Type);
}
