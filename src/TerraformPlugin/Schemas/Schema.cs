using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>The schema of a resource, a data source or the provider block; declared once, as a static field.</summary>
public sealed class Schema
{
    private ObjectSchema? _object;

    /// <summary>The version of the state's form. State of an older version is given to the resource for an upgrade.</summary>
    public long Version { get; init; }

    /// <summary>What it is for, in Markdown.</summary>
    public string Description { get; init; } = "";

    /// <summary>What to use instead; not null makes Terraform warn whoever uses it.</summary>
    public string? DeprecationMessage { get; init; }

    /// <summary>The attributes.</summary>
    public IReadOnlyList<SchemaAttribute> Attributes { get; init; } = [];

    /// <summary>The blocks.</summary>
    public IReadOnlyList<SchemaBlock> Blocks { get; init; } = [];

    /// <summary>Rules about several attributes of a configuration at once.</summary>
    public IReadOnlyList<ConfigValidator> ConfigValidators { get; init; } = [];

    /// <summary>Attributes and blocks as the schema of an object.</summary>
    public ObjectSchema Object => _object ??= new ObjectSchema(Attributes, Blocks);

    /// <summary>The object type of its values.</summary>
    public TfObjectType Type => Object.Type;

    /// <summary>A new object: every attribute null, collections of blocks empty.</summary>
    public TfObject NewObject() => new(Object);
}
