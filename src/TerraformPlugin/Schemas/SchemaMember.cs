using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>What an object of a schema consists of: an attribute or a block.</summary>
public abstract class SchemaMember
{
    private protected SchemaMember(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }

    /// <summary>The name as written in a configuration.</summary>
    public string Name { get; }

    /// <summary>The type of its values.</summary>
    public abstract TfType Type { get; }

    /// <summary>What it is for, in Markdown.</summary>
    public string Description { get; init; } = "";

    /// <summary>What to use instead; not null makes Terraform warn whoever uses it.</summary>
    public string? DeprecationMessage { get; init; }

    /// <summary>What is done to its planned value after defaults were applied, in this order.</summary>
    public IReadOnlyList<PlanModifier> PlanModifiers { get; init; } = [];

    /// <summary>How objects are nested in it; null for a plain value.</summary>
    internal abstract Nesting? Nesting { get; }

    /// <summary>Reports what is wrong with a known value of a configuration.</summary>
    internal abstract void Validate(TfValue value, ValidationContext context);
}
