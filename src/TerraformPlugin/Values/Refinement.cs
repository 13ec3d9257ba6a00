namespace TerraformPlugin.Values;

/// <summary>
/// What is already certain about an unknown value. Terraform enforces what a provider promises: the final value has to
/// be within it.
/// </summary>
public sealed record Refinement
{
    /// <summary>False: certainly not null. True: certainly null. Null: nothing is known.</summary>
    public bool? IsNull { get; init; }

    /// <summary>What a string begins with.</summary>
    public string? StringPrefix { get; init; }

    /// <summary>The lower bound of a number.</summary>
    public NumberBound? LowerBound { get; init; }

    /// <summary>The upper bound of a number.</summary>
    public NumberBound? UpperBound { get; init; }

    /// <summary>The least number of elements of a collection.</summary>
    public long? MinLength { get; init; }

    /// <summary>The greatest number of elements of a collection.</summary>
    public long? MaxLength { get; init; }

    /// <summary>The refinement of a value that is certainly not null.</summary>
    public static Refinement NotNull { get; } = new() { IsNull = false };

    // What of this says something about a value of the given kind; null when nothing does.
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
            StringPrefix = kind == TfTypeKind.String && StringPrefix is not "" ? StringPrefix : null,
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
