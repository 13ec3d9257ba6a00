using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>A block that may be repeated: a map of objects, empty if it is not configured.</summary>
public sealed class MapBlock : SchemaBlock<IReadOnlyDictionary<string, Tf<TfObject>>>
{
    /// <summary>Creates the block from its attributes and blocks.</summary>
    public MapBlock(string name, IReadOnlyList<SchemaAttribute> attributes, IReadOnlyList<SchemaBlock>? blocks = null)
        : this(name, new ObjectSchema(attributes, blocks))
    {
    }

    private MapBlock(string name, ObjectSchema schema)
        : base(name, NestingMode.Map, schema, ValueMapping.Map(ValueMapping.Object(schema)))
    {
    }

    internal override TfValue EmptyValue => TfValue.Map(Schema.Type, new Dictionary<string, TfValue>());
}
