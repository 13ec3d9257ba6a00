using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>A block that may be repeated: a list of objects, empty if it is not configured.</summary>
public sealed class ListBlock : SchemaBlock<IReadOnlyList<Tf<TfObject>>>
{
    /// <summary>Creates the block from its attributes and blocks.</summary>
    public ListBlock(string name, IReadOnlyList<SchemaAttribute> attributes, IReadOnlyList<SchemaBlock>? blocks = null)
        : this(name, new ObjectSchema(attributes, blocks))
    {
    }

    private ListBlock(string name, ObjectSchema schema)
        : base(name, NestingMode.List, schema, ValueMapping.List(ValueMapping.Object(schema)))
    {
    }

    internal override TfValue EmptyValue => TfValue.List(Schema.Type, []);
}
