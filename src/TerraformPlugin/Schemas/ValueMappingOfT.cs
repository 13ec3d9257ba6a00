using TerraformPlugin.Diagnostics;
using TerraformPlugin.Values;

namespace TerraformPlugin.Schemas;

/// <summary>Converts between values of one Terraform type and a .NET type.</summary>
/// <typeparam name="T">The .NET type of a known value.</typeparam>
public abstract class ValueMapping<T>
{
    private protected ValueMapping()
    {
    }

    /// <summary>The Terraform type.</summary>
    public abstract TfType Type { get; }

    /// <summary>Reads a known value.</summary>
    internal abstract T FromKnown(TfValue value);

    /// <summary>Writes a known value.</summary>
    internal abstract TfValue ToKnown(T value);

    /// <summary>Reports a value that <see cref="FromKnown"/> cannot read, such as 1.5 for an integer.</summary>
    internal virtual void Check(TfValue value, AttributePath path, DiagnosticList diagnostics)
    {
    }

    internal Tf<T> FromValue(TfValue value) =>
        value.IsNull ? Tf<T>.Null : value.IsUnknown ? Tf<T>.Unknown : FromKnown(value);

    internal TfValue ToValue(Tf<T> value) =>
        value.IsNull ? TfValue.Null(Type) : value.IsUnknown ? TfValue.Unknown(Type) : ToKnown(value.Value);

    internal void Validate(TfValue value, IReadOnlyList<Validator<T>> validators, ValidationContext context)
    {
        var unreadable = new DiagnosticList();
        Check(value, context.Path, unreadable);
        context.Diagnostics.AddRange(unreadable);
        if (unreadable.HasErrors || validators.Count == 0)
        {
            return;
        }

        var known = FromKnown(value);
        foreach (var validator in validators)
        {
            validator.Validate(known, context);
        }
    }
}
