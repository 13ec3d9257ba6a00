using TerraformPlugin.Diagnostics;
using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>
/// An attribute of a schema. It is declared once, as a static field, and serves as the key to its value in every
/// <see cref="TfObject"/> of that schema.
/// </summary>
public abstract class SchemaAttribute : SchemaMember
{
    private protected SchemaAttribute(string name)
        : base(name)
    {
    }

    /// <summary>The path of the attribute in the root object of a schema.</summary>
    public AttributePath Path => AttributePath.Of(Name);

    /// <summary>The configuration must set it.</summary>
    public bool Required { get; init; }

    /// <summary>The configuration may set it.</summary>
    public bool Optional { get; init; }

    /// <summary>The provider sets it if the configuration does not.</summary>
    public bool Computed { get; init; }

    /// <summary>Terraform and the messages of validators hide the value.</summary>
    public bool Sensitive { get; init; }

    /// <summary>The value exists in the configuration only, never in a plan or in state.</summary>
    public bool WriteOnly { get; init; }

    /// <summary>Computed and not configurable.</summary>
    internal bool IsComputedOnly => Computed && !Optional && !Required;

    /// <summary>The planned value if the configuration has none; null if there is no default.</summary>
    internal abstract TfValue? DefaultValue { get; }

    /// <summary>Whether two known values are equivalent, even if their spelling differs.</summary>
    internal abstract bool IsSemanticallyEqual(TfValue left, TfValue right);
}
