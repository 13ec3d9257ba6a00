namespace TerraformPlugin.Values;

/// <summary>
/// A typed value in one of Terraform's three states: null (not set), unknown (not known yet) or known.
/// The default of the struct is null.
/// </summary>
/// <typeparam name="T">The type of a known value.</typeparam>
public readonly struct Tf<T> : IEquatable<Tf<T>>
{
    private readonly TfState _state;
    private readonly T _value;

    private Tf(TfState state, T value)
    {
        _state = state;
        _value = value;
    }

    /// <summary>Creates a known value.</summary>
    /// <exception cref="ArgumentNullException">The value is a null reference: use <see cref="Null"/>.</exception>
    public Tf(T value)
    {
        if (value is null)
        {
            throw new ArgumentNullException(nameof(value));
        }

        _state = TfState.Known;
        _value = value;
    }

#pragma warning disable CA1000 // Tf<long>.Null is how the three states read best.
    /// <summary>The value that is not set.</summary>
    public static Tf<T> Null => default;

    /// <summary>The value that is not known yet.</summary>
    public static Tf<T> Unknown => new(TfState.Unknown, default!);
#pragma warning restore CA1000

    /// <summary>Whether the value is null.</summary>
    public bool IsNull => _state == TfState.Null;

    /// <summary>Whether the value is unknown.</summary>
    public bool IsUnknown => _state == TfState.Unknown;

    /// <summary>Whether there is a <see cref="Value"/>: neither null nor unknown.</summary>
    public bool IsKnown => _state == TfState.Known;

    /// <summary>The known value.</summary>
    /// <exception cref="InvalidOperationException">The value is null or unknown.</exception>
    public T Value => IsKnown
        ? _value
        : throw new InvalidOperationException(IsNull ? "The value is null." : "The value is unknown.");

    /// <summary>A known value.</summary>
    public static implicit operator Tf<T>(T value) => new(value);

    /// <summary>Whether both are in the same state with equal values. Two unknowns are equal in this sense.</summary>
    public static bool operator ==(Tf<T> left, Tf<T> right) => left.Equals(right);

    /// <summary>The opposite of <c>==</c>.</summary>
    public static bool operator !=(Tf<T> left, Tf<T> right) => !left.Equals(right);

    /// <summary>The known value, or the fallback for null.</summary>
    /// <exception cref="InvalidOperationException">The value is unknown, so the fallback cannot replace it.</exception>
    public T ValueOr(T fallback) => IsNull ? fallback : Value;

    /// <summary>The known value, or the type's default for null and for unknown.</summary>
    public T? KnownOrDefault() => IsKnown ? _value : default;

    /// <inheritdoc/>
    public bool Equals(Tf<T> other) =>
        _state == other._state && (!IsKnown || EqualityComparer<T>.Default.Equals(_value, other._value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Tf<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => IsKnown ? HashCode.Combine(_state, _value) : (int)_state;

    /// <inheritdoc/>
    public override string ToString() => IsKnown ? _value!.ToString() ?? "" : IsNull ? "(null)" : "(unknown)";
}
