using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>A block whose known values are read and written as <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The .NET type of a known value.</typeparam>
public abstract class SchemaBlock<T> : SchemaBlock
{
    private protected SchemaBlock(string name, NestingMode mode, ObjectSchema schema, ValueMapping<T> mapping)
        : base(name, mode, schema) => Mapping = mapping;

    /// <inheritdoc/>
    public sealed override TfType Type => Mapping.Type;

    /// <summary>Called with known values only.</summary>
    public IReadOnlyList<Validator<T>> Validators { get; init; } = [];

    internal ValueMapping<T> Mapping { get; }

    internal sealed override void Validate(TfValue value, ValidationContext context) =>
        Mapping.Validate(value, Validators, context);
}
