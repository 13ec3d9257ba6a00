namespace TerraformPlugin.Values;

/// <summary>
/// The constraints that an unknown value is known to satisfy. Terraform enforces them: the final value must satisfy them.
/// </summary>
public sealed record Refinement
{
    /// <summary>False: not null. True: null. Null: not known.</summary>
    public bool? IsNull { get; init; }

    /// <summary>The prefix of a string.</summary>
    public string? StringPrefix { get; init; }

    /// <summary>The lower bound of a number.</summary>
    public NumberBound? LowerBound { get; init; }

    /// <summary>The upper bound of a number.</summary>
    public NumberBound? UpperBound { get; init; }

    /// <summary>The least number of elements of a collection.</summary>
    public long? MinLength { get; init; }

    /// <summary>The greatest number of elements of a collection.</summary>
    public long? MaxLength { get; init; }

    /// <summary>The refinement of a value that is not null.</summary>
    public static Refinement NotNull { get; } = new() { IsNull = false };

    // The constraints that apply to values of the given kind; null if none does.
    internal Refinement? RestrictTo(TfTypeKind kind)
    {
        if (kind == TfTypeKind.Dynamic)
        {
            return null;
        }

        var isNumber = kind == TfTypeKind.Number;
        var isCollection = kind is TfTypeKind.List or TfTypeKind.Set or TfTypeKind.Map;
        var restricted = new Refinement
        {
            IsNull = IsNull,
            StringPrefix = kind == TfTypeKind.String && StringPrefix is { Length: > 0 } prefix ? NormalText.Of(prefix) : null,
            LowerBound = isNumber ? LowerBound : null,
            UpperBound = isNumber ? UpperBound : null,
            MinLength = isCollection ? MinLength : null,
            MaxLength = isCollection ? MaxLength : null,
        };
        return restricted.IsEmpty ? null : restricted;
    }

    private bool IsEmpty =>
        IsNull is null && StringPrefix is null && LowerBound is null && UpperBound is null
        && MinLength is null && MaxLength is null;
}
