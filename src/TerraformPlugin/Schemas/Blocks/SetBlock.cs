using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>A block that may be repeated: a set of objects, empty if it is not configured.</summary>
public sealed class SetBlock : SchemaBlock<IReadOnlyList<Tf<TfObject>>>
{
    /// <summary>Creates the block from its attributes and blocks.</summary>
    public SetBlock(string name, IReadOnlyList<SchemaAttribute> attributes, IReadOnlyList<SchemaBlock>? blocks = null)
        : this(name, new ObjectSchema(attributes, blocks))
    {
    }

    private SetBlock(string name, ObjectSchema schema)
        : base(name, NestingMode.Set, schema, ValueMapping.Set(ValueMapping.Object(schema)))
    {
    }

    internal override TfValue EmptyValue => TfValue.Set(Schema.Type, []);
}
