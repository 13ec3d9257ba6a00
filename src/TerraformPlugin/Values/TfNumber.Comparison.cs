using System.Numerics;

namespace TerraformPlugin.Values;

public sealed partial class TfNumber
{
    /// <summary>Whether both are the same number.</summary>
    public static bool operator ==(TfNumber? left, TfNumber? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the numbers differ.</summary>
    public static bool operator !=(TfNumber? left, TfNumber? right) => !(left == right);

    /// <summary>Whether the left number is less.</summary>
    public static bool operator <(TfNumber left, TfNumber right) => Compare(left, right) < 0;

    /// <summary>Whether the left number is greater.</summary>
    public static bool operator >(TfNumber left, TfNumber right) => Compare(left, right) > 0;

    /// <summary>Whether the left number is less or the same.</summary>
    public static bool operator <=(TfNumber left, TfNumber right) => Compare(left, right) <= 0;

    /// <summary>Whether the left number is greater or the same.</summary>
    public static bool operator >=(TfNumber left, TfNumber right) => Compare(left, right) >= 0;

    /// <inheritdoc/>
    public int CompareTo(TfNumber? other)
    {
        if (other is null)
        {
            return 1;
        }

        if (_infinity != 0 || other._infinity != 0)
        {
            return _infinity.CompareTo(other._infinity);
        }

        if (Sign != other.Sign)
        {
            return Sign.CompareTo(other.Sign);
        }

        // Both exponents are within MaxDigits, so the scaled coefficient stays small.
        var shift = _exponent - other._exponent;
        return shift >= 0
            ? (_coefficient * BigInteger.Pow(10, shift)).CompareTo(other._coefficient)
            : _coefficient.CompareTo(other._coefficient * BigInteger.Pow(10, -shift));
    }

    private static int Compare(TfNumber left, TfNumber right)
    {
        ArgumentNullException.ThrowIfNull(left);
        return left.CompareTo(right);
    }
}
