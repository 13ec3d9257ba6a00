using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>A block of a schema. Its attributes can be computed, a block itself cannot.</summary>
public abstract class SchemaBlock : SchemaMember
{
    private protected SchemaBlock(string name, NestingMode mode, ObjectSchema schema)
        : base(name) => Nesting = new Nesting(mode, schema);

    /// <summary>The schema of its objects.</summary>
    public ObjectSchema Schema => Nesting.Schema;

    /// <summary>The number of objects.</summary>
    public NestingMode Mode => Nesting.Mode;

    /// <summary>The minimum number of objects.</summary>
    public int MinItems { get; init; }

    /// <summary>The maximum number of objects; 0 for any number.</summary>
    public int MaxItems { get; init; }

    internal sealed override Nesting Nesting { get; }

    /// <summary>The value if the block is not configured.</summary>
    internal abstract TfValue EmptyValue { get; }
}
