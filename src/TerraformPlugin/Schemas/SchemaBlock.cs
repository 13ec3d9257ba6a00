using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>A block of a schema. Its attributes say whether they are computed; a block itself never is.</summary>
public abstract class SchemaBlock : SchemaMember
{
    private protected SchemaBlock(string name, NestingMode mode, ObjectSchema schema)
        : base(name) => Nesting = new Nesting(mode, schema);

    /// <summary>What the object or objects in it consist of.</summary>
    public ObjectSchema Schema => Nesting.Schema;

    /// <summary>How many objects it holds.</summary>
    public NestingMode Mode => Nesting.Mode;

    /// <summary>How many there must be at least.</summary>
    public int MinItems { get; init; }

    /// <summary>How many there may be at most; 0: any number.</summary>
    public int MaxItems { get; init; }

    internal sealed override Nesting Nesting { get; }

    /// <summary>The value where a configuration has no such block.</summary>
    internal abstract TfValue EmptyValue { get; }
}
