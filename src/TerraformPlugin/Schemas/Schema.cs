using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>
/// The schema of a resource, a data source or the provider block; declared once, as a static field. A schema that cannot work is
/// refused with an <see cref="ArgumentException"/> when it is built.
/// </summary>
public sealed class Schema
{
    private ObjectSchema? _object;

    /// <summary>The version of the schema. The resource upgrades state of an older version.</summary>
    public long Version { get; init; }

    /// <summary>The description, in Markdown.</summary>
    public string Description { get; init; } = "";

    /// <summary>The replacement to use. If set, Terraform shows a deprecation warning.</summary>
    public string? DeprecationMessage { get; init; }

    /// <summary>The attributes.</summary>
    public IReadOnlyList<SchemaAttribute> Attributes
    {
        get;
        init
        {
            field = value;
            CheckMembers();
        }
    } = [];

    /// <summary>The blocks.</summary>
    public IReadOnlyList<SchemaBlock> Blocks
    {
        get;
        init
        {
            field = value;
            CheckMembers();
        }
    } = [];

    /// <summary>Rules about several attributes of a configuration at once.</summary>
    public IReadOnlyList<ConfigValidator> ConfigValidators { get; init; } = [];

    /// <summary>Attributes and blocks as the schema of an object.</summary>
    public ObjectSchema Object => _object ??= new ObjectSchema(Attributes, Blocks);

    /// <summary>The type of the object.</summary>
    public TfObjectType Type => Object.Type;

    /// <summary>A new object: every attribute null, collections of blocks empty.</summary>
    public TfObject NewObject() => new(Object);

    // The members that are set so far: attributes and blocks are set in any order.
    private void CheckMembers()
    {
        SchemaRules.CheckNames(Attributes.Concat<SchemaMember>(Blocks));
        SchemaRules.Check(Attributes, Blocks);
    }
}
