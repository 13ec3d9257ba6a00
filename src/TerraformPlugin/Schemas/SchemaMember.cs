using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>A member of a schema: an attribute or a block.</summary>
public abstract class SchemaMember
{
    private protected SchemaMember(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        Name = name;
    }

    /// <summary>The name in configurations.</summary>
    public string Name { get; }

    /// <summary>The type of the value.</summary>
    public abstract TfType Type { get; }

    /// <summary>The description, in Markdown.</summary>
    public string Description { get; init; } = "";

    /// <summary>The replacement to use. If set, Terraform shows a deprecation warning.</summary>
    public string? DeprecationMessage { get; init; }

    /// <summary>The modifiers of the planned value. They run after defaults are applied, in this order.</summary>
    public IReadOnlyList<PlanModifier> PlanModifiers { get; init; } = [];

    /// <summary>The nesting of objects; null for a plain value.</summary>
    internal abstract Nesting? Nesting { get; }

    /// <summary>Validates a known value of a configuration.</summary>
    internal abstract void Validate(TfValue value, ValidationContext context);
}
