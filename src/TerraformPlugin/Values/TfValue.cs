namespace TerraformPlugin.Values;

/// <summary>
/// An immutable value of Terraform's type system: null, unknown (perhaps refined) or known.
/// </summary>
/// <remarks>
/// A value of type <see cref="TfType.Dynamic"/> wraps a value of a concrete type, and is null or unknown if that value
/// is. A null or unknown value without a concrete type exists as well. <see cref="Unwrap"/> returns the concrete value.
/// </remarks>
public sealed partial class TfValue : IEquatable<TfValue>
{
    // Known: string, TfNumber, bool, TfValue[] (list, set, tuple), SortedMap (map, object). Unknown: its refinement.
    // Dynamic in any state: the wrapped value, if any.
    private readonly object? _content;
    private readonly TfState _state;
    private int _hash;

    private TfValue(TfType type, TfState state, object? content, bool isWhollyKnown)
    {
        Type = type;
        _state = state;
        _content = content;
        IsWhollyKnown = isWhollyKnown;
    }

    /// <summary>The type of the value.</summary>
    public TfType Type { get; }

    /// <summary>Whether the value is null.</summary>
    public bool IsNull => _state == TfState.Null;

    /// <summary>Whether the value is unknown.</summary>
    public bool IsUnknown => _state == TfState.Unknown;

    /// <summary>Whether the value is neither null nor unknown. Its parts may still be either.</summary>
    public bool IsKnown => _state == TfState.Known;

    /// <summary>Whether neither the value nor any part of it is unknown. Null is completely known.</summary>
    public bool IsWhollyKnown { get; }

    /// <summary>The refinement of an unknown value; null if it has none, or if the value is not unknown.</summary>
    public Refinement? Refinement => IsUnknown ? _content as Refinement ?? (_content as TfValue)?.Refinement : null;

    /// <summary>The wrapped value of a dynamic value that has a concrete type; otherwise the value itself.</summary>
    public TfValue Unwrap() => _content as TfValue ?? this;

    /// <summary>The text of a known string.</summary>
    /// <exception cref="InvalidOperationException">The value is null, unknown or of another type.</exception>
    public string AsString() => (string)Content(Type.Kind == TfTypeKind.String, "a string");

    /// <summary>The number of a known number.</summary>
    /// <exception cref="InvalidOperationException">The value is null, unknown or of another type.</exception>
    public TfNumber AsNumber() => (TfNumber)Content(Type.Kind == TfTypeKind.Number, "a number");

    /// <summary>The truth of a known bool.</summary>
    /// <exception cref="InvalidOperationException">The value is null, unknown or of another type.</exception>
    public bool AsBool() => (bool)Content(Type.Kind == TfTypeKind.Bool, "a bool");

    /// <summary>The elements of a known list, set or tuple; those of a set in no particular order.</summary>
    /// <exception cref="InvalidOperationException">The value is null, unknown or of another type.</exception>
    public IReadOnlyList<TfValue> AsElements() => Elements;

    /// <summary>The entries of a known map or the attributes of a known object, sorted by key.</summary>
    /// <exception cref="InvalidOperationException">The value is null, unknown or of another type.</exception>
    public IReadOnlyDictionary<string, TfValue> AsMap() => Entries;

    internal TfValue[] Elements => (TfValue[])Content(
        Type.Kind is TfTypeKind.List or TfTypeKind.Set or TfTypeKind.Tuple, "a list, set or tuple");

    internal SortedMap<TfValue> Entries => (SortedMap<TfValue>)Content(
        Type.Kind is TfTypeKind.Map or TfTypeKind.Object, "a map or object");

    /// <summary>A copy of a known object in which one attribute has another value.</summary>
    /// <exception cref="InvalidOperationException">The value is not a known object.</exception>
    /// <exception cref="ArgumentException">There is no such attribute, or it has another type.</exception>
    public TfValue WithAttribute(string name, TfValue value)
    {
        if (Type is not TfObjectType type)
        {
            throw new InvalidOperationException($"The value is of type {Type}, not an object.");
        }

        var entries = Entries;
        var index = entries.IndexOf(name);
        if (index < 0)
        {
            throw new ArgumentException($"There is no attribute \"{name}\".", nameof(name));
        }

        var values = (TfValue[])entries.ValueArray.Clone();
        values[index] = Conform(value, type.Attributes.ValueArray[index]);
        return CreateObject(type, values);
    }

    /// <summary>A readable form for messages and debugging. Do not parse it.</summary>
    public override string ToString() => TfValueText.Format(this);

    private object Content(bool isExpectedType, string expected)
    {
        if (!isExpectedType)
        {
            throw new InvalidOperationException($"The value is of type {Type}, not {expected}.");
        }

        if (!IsKnown)
        {
            throw new InvalidOperationException(IsNull ? "The value is null." : "The value is unknown.");
        }

        return _content!;
    }
}
