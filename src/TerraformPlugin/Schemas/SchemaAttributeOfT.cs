using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>An attribute whose known values are read and written as <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The .NET type of a known value.</typeparam>
public abstract class SchemaAttribute<T> : SchemaAttribute
{
    private protected SchemaAttribute(string name, ValueMapping<T> mapping)
        : base(name) => Mapping = mapping;

    /// <inheritdoc/>
    public sealed override TfType Type => Mapping.Type;

    /// <summary>The default. The attribute must be optional and computed.</summary>
    public Tf<T>? Default { get; init; }

    /// <summary>Called with known values only.</summary>
    public IReadOnlyList<Validator<T>> Validators { get; init; } = [];

    /// <summary>
    /// Whether two values are equivalent, even if their spelling differs. The earlier spelling is then kept, in plans and in state.
    /// Null: only equal values are equivalent.
    /// </summary>
    public Func<T, T, bool>? SemanticEquality { get; init; }

    /// <summary>The mapping between Terraform and .NET values.</summary>
    internal ValueMapping<T> Mapping { get; }

    internal sealed override TfValue? DefaultValue => Default is { } value ? Mapping.ToValue(value) : null;

    internal override Nesting? Nesting => null;

    internal sealed override bool IsSemanticallyEqual(TfValue left, TfValue right) =>
        SemanticEquality is { } equal && equal(Mapping.FromKnown(left), Mapping.FromKnown(right));

    internal sealed override void Validate(TfValue value, ValidationContext context) =>
        Mapping.Validate(value, Validators, context);
}
