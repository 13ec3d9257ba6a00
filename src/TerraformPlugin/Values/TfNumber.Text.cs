using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;

namespace TerraformPlugin.Values;

public sealed partial class TfNumber
{
    // Beyond every exponent that can be within bounds, so that adding digits cannot overflow.
    private const int SaturatedExponent = 100_000_000;

    /// <summary>Reads a decimal number such as <c>-12.5e3</c>; false if it is invalid or out of bounds.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out TfNumber? number)
    {
        number = null;
        var negative = text is ['-', ..];
        var rest = negative || text is ['+', ..] ? text[1..] : text;
        var mantissaLength = rest.IndexOfAny('e', 'E');
        var exponent = 0L;
        if (mantissaLength < 0)
        {
            mantissaLength = rest.Length;
        }
        else if (!TryParseExponent(rest[(mantissaLength + 1)..], out exponent))
        {
            return false;
        }

        var mantissa = rest[..mantissaLength];
        var point = mantissa.IndexOf('.');
        var whole = point < 0 ? mantissa : mantissa[..point];
        var fraction = point < 0 ? default : mantissa[(point + 1)..];
        if (whole.Length + fraction.Length == 0 || !AreDigits(whole) || !AreDigits(fraction))
        {
            return false;
        }

        whole = whole.TrimStart('0');
        fraction = fraction.TrimEnd('0');
        exponent -= fraction.Length;
        if (fraction.IsEmpty)
        {
            var trimmed = whole.TrimEnd('0');
            exponent += whole.Length - trimmed.Length;
            whole = trimmed;
        }

        if (whole.IsEmpty)
        {
            fraction = fraction.TrimStart('0');
        }

        var digits = whole.Length + fraction.Length;
        if (digits == 0)
        {
            number = Zero;
            return true;
        }

        if (exponent < -MaxDigits || digits + exponent > MaxDigits)
        {
            return false;
        }

        var coefficient = BigInteger.Parse(string.Concat(whole, fraction), NumberStyles.None, CultureInfo.InvariantCulture);
        number = new TfNumber(negative ? -coefficient : coefficient, (int)exponent);
        return true;
    }

    /// <summary>Plain decimal digits without an exponent, as Terraform writes numbers; <c>+Inf</c> or <c>-Inf</c>.</summary>
    public override string ToString()
    {
        if (_infinity != 0)
        {
            return _infinity > 0 ? "+Inf" : "-Inf";
        }

        var digits = BigInteger.Abs(_coefficient).ToString(CultureInfo.InvariantCulture);
        var sign = _coefficient.Sign < 0 ? "-" : "";
        if (_exponent >= 0)
        {
            return string.Concat(sign, digits, new string('0', _exponent));
        }

        var whole = digits.Length + _exponent;
        return whole > 0
            ? string.Concat(sign, digits.AsSpan(0, whole), ".", digits.AsSpan(whole))
            : string.Concat(sign, "0.", new string('0', -whole), digits);
    }

    private static bool TryParseExponent(ReadOnlySpan<char> text, out long exponent)
    {
        exponent = 0;
        var negative = text is ['-', ..];
        if (negative || text is ['+', ..])
        {
            text = text[1..];
        }

        if (text.IsEmpty || !AreDigits(text))
        {
            return false;
        }

        foreach (var digit in text)
        {
            exponent = Math.Min((exponent * 10) + (digit - '0'), SaturatedExponent);
        }

        if (negative)
        {
            exponent = -exponent;
        }

        return true;
    }

    private static bool AreDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');
}
