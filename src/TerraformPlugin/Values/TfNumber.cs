using System.Diagnostics.CodeAnalysis;
using System.Numerics;

namespace TerraformPlugin.Values;

/// <summary>
/// An exact decimal number (coefficient × 10^exponent) or an infinity. Its size is bounded: at most
/// <see cref="MaxDigits"/> digits before and as many after the decimal point, so that a short text such as
/// <c>1e999999999</c> cannot exhaust memory.
/// </summary>
public sealed partial class TfNumber : IEquatable<TfNumber>, IComparable<TfNumber>
{
    /// <summary>The greatest number of digits on either side of the decimal point.</summary>
    public const int MaxDigits = 8192;

    // Normalised: the coefficient of a finite number is not divisible by ten, that of zero has exponent 0.
    private readonly BigInteger _coefficient;
    private readonly int _exponent;
    private readonly sbyte _infinity;

    private TfNumber(BigInteger coefficient, int exponent)
    {
        _coefficient = coefficient;
        _exponent = exponent;
    }

    private TfNumber(sbyte infinity) => _infinity = infinity;

    /// <summary>Creates the number of a 64-bit integer.</summary>
    public TfNumber(long value)
        : this(StripZeros(value, out var exponent), exponent)
    {
    }

    /// <summary>Zero.</summary>
    public static TfNumber Zero { get; } = new(BigInteger.Zero, 0);

    /// <summary>Greater than every other number.</summary>
    public static TfNumber PositiveInfinity { get; } = new((sbyte)1);

    /// <summary>Less than every other number.</summary>
    public static TfNumber NegativeInfinity { get; } = new((sbyte)-1);

    /// <summary>Whether this is one of the infinities.</summary>
    public bool IsInfinity => _infinity != 0;

    /// <summary>Whether this is a number without a fraction.</summary>
    public bool IsInteger => _infinity == 0 && _exponent >= 0;

    /// <summary>-1, 0 or 1: the sign of the number.</summary>
    public int Sign => _infinity != 0 ? _infinity : _coefficient.Sign;

    /// <summary>The number of a 64-bit integer.</summary>
    public static implicit operator TfNumber(long value) => new(value);

    /// <summary>The number of a 64-bit integer.</summary>
    public static TfNumber FromInt64(long value) => new(value);

    /// <summary>The number of an unsigned 64-bit integer.</summary>
    public static TfNumber FromUInt64(ulong value) => new(StripZeros(value, out var exponent), exponent);

    /// <summary>The number of a decimal.</summary>
    public static TfNumber FromDecimal(decimal value) =>
        Parse(value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>
    /// The exact number that the double represents, as in Terraform: for 0.1 that is not the decimal 0.1.
    /// </summary>
    /// <exception cref="ArgumentException">The double is not a number.</exception>
    public static TfNumber FromDouble(double value)
    {
        if (double.IsNaN(value))
        {
            throw new ArgumentException("NaN is not a number.", nameof(value));
        }

        if (double.IsInfinity(value))
        {
            return value > 0 ? PositiveInfinity : NegativeInfinity;
        }

        if (value == 0)
        {
            return Zero;
        }

        var bits = BitConverter.DoubleToInt64Bits(value);
        var biased = (int)((bits >> 52) & 0x7FF);
        var mantissa = bits & 0xF_FFFF_FFFF_FFFF;
        if (biased == 0)
        {
            biased = 1;
        }
        else
        {
            mantissa |= 1L << 52;
        }

        var exponent = biased - 1075;
        var zeros = BitOperations.TrailingZeroCount(mantissa);
        mantissa >>= zeros;
        exponent += zeros;
        var signed = new BigInteger(value < 0 ? -mantissa : mantissa);
        if (exponent >= 0)
        {
            return new TfNumber(StripZeros(signed << exponent, out var tens), tens);
        }

        // An odd number of 2^-n is that number times 5^n of 10^-n, and stays odd.
        return new TfNumber(signed * BigInteger.Pow(5, -exponent), exponent);
    }

    /// <summary>Reads a decimal number such as <c>-12.5e3</c>.</summary>
    /// <exception cref="FormatException">The text is not a number, or it is out of bounds.</exception>
    public static TfNumber Parse(ReadOnlySpan<char> text) =>
        TryParse(text, out var number) ? number : throw new FormatException("The text is not a number within bounds.");

    /// <summary>The number as a 64-bit integer; false when it has a fraction or does not fit.</summary>
    public bool TryToInt64(out long value)
    {
        value = 0;
        if (_infinity != 0 || _exponent < 0 || _exponent > 18)
        {
            return false;
        }

        var integer = _exponent == 0 ? _coefficient : _coefficient * BigInteger.Pow(10, _exponent);
        if (integer < long.MinValue || integer > long.MaxValue)
        {
            return false;
        }

        value = (long)integer;
        return true;
    }

    /// <summary>The number as a double; false if no double represents it exactly.</summary>
    public bool TryToExactDouble(out double value)
    {
        value = ToDouble();
        if (_infinity != 0)
        {
            return true;
        }

        // 2^-1074 is the smallest positive double; the check avoids the expensive exact comparison.
        return _exponent >= -1074 && double.IsFinite(value) && FromDouble(value).Equals(this);
    }

    /// <summary>The nearest double.</summary>
    public double ToDouble() => _infinity switch
    {
        > 0 => double.PositiveInfinity,
        < 0 => double.NegativeInfinity,
        _ => double.Parse(
            $"{_coefficient}E{_exponent}",
            System.Globalization.NumberStyles.Float,
            System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <inheritdoc/>
    public bool Equals([NotNullWhen(true)] TfNumber? other) =>
        other is not null && _infinity == other._infinity && _exponent == other._exponent
        && _coefficient == other._coefficient;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TfNumber);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_infinity, _exponent, _coefficient);

    private static BigInteger StripZeros(BigInteger value, out int exponent)
    {
        exponent = 0;
        while (!value.IsZero)
        {
            var quotient = BigInteger.DivRem(value, 10, out var remainder);
            if (!remainder.IsZero)
            {
                break;
            }

            value = quotient;
            exponent++;
        }

        return value;
    }
}
