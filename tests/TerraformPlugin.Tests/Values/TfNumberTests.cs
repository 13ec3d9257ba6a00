using System.Numerics;
using CsCheck;
using TerraformPlugin.Values;

namespace TerraformPlugin.Tests.Values;

public sealed class TfNumberTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("000", "0")]
    [InlineData("0e999999999999999999999", "0")]
    [InlineData("+7", "7")]
    [InlineData("007", "7")]
    [InlineData("100", "100")]
    [InlineData("1e2", "100")]
    [InlineData("1E+2", "100")]
    [InlineData("-12.50", "-12.5")]
    [InlineData("12.5e3", "12500")]
    [InlineData("12.5e1", "125")]
    [InlineData("12.5e-3", "0.0125")]
    [InlineData(".5", "0.5")]
    [InlineData("5.", "5")]
    [InlineData("0.001", "0.001")]
    [InlineData("1200.0034", "1200.0034")]
    [InlineData("0.1", "0.1")]
    [InlineData("123456789012345678901234567890.123456789", "123456789012345678901234567890.123456789")]
    public void A_number_is_kept_exactly_and_written_in_plain_digits(string text, string expected) =>
        Assert.Equal(expected, TfNumber.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("e5")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("1e5.5")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    [InlineData("1_000")]
    [InlineData("0x10")]
    [InlineData("1,5")]
    [InlineData(" 1")]
    [InlineData("NaN")]
    [InlineData("Inf")]
    [InlineData("٣")]
    [InlineData("1e999999999")]
    [InlineData("1e-999999999")]
    [InlineData("-1e99999999999999999999999")]
    public void Invalid_and_out_of_bounds_numbers_are_rejected(string text)
    {
        Assert.False(TfNumber.TryParse(text, out _));
        Assert.Throws<FormatException>(() => TfNumber.Parse(text));
    }

    [Fact]
    public void The_bounds_are_a_number_of_digits_on_either_side_of_the_point()
    {
        Assert.Equal(TfNumber.MaxDigits, TfNumber.Parse($"1e{TfNumber.MaxDigits - 1}").ToString().Length);
        Assert.False(TfNumber.TryParse($"1e{TfNumber.MaxDigits}", out _));
        Assert.False(TfNumber.TryParse($"10e{TfNumber.MaxDigits - 1}", out _));
        Assert.Equal(TfNumber.MaxDigits + 2, TfNumber.Parse($"1e-{TfNumber.MaxDigits}").ToString().Length);
        Assert.False(TfNumber.TryParse($"1e-{TfNumber.MaxDigits + 1}", out _));
    }

    [Theory]
    [InlineData("9223372036854775807", true)]
    [InlineData("9223372036854775808", false)]
    [InlineData("-9223372036854775808", true)]
    [InlineData("-9223372036854775809", false)]
    [InlineData("1e18", true)]
    [InlineData("9e18", true)]
    [InlineData("1e19", false)]
    [InlineData("1e8000", false)]
    [InlineData("0.5", false)]
    [InlineData("10.0", true)]
    public void Only_whole_numbers_within_range_become_64_bit_integers(string text, bool expected)
    {
        var number = TfNumber.Parse(text);

        Assert.Equal(expected, number.TryToInt64(out var value));
        Assert.Equal(expected ? number : TfNumber.Zero, TfNumber.FromInt64(value));
    }

    [Fact]
    public void Infinities_are_not_integers_and_compare_beyond_every_number()
    {
        Assert.False(TfNumber.PositiveInfinity.TryToInt64(out _));
        Assert.False(TfNumber.PositiveInfinity.IsInteger);
        Assert.True(TfNumber.PositiveInfinity > TfNumber.Parse("1e8000"));
        Assert.True(TfNumber.NegativeInfinity < TfNumber.Parse("-1e8000"));
        Assert.NotEqual(TfNumber.PositiveInfinity, TfNumber.NegativeInfinity);
        Assert.NotEqual(TfNumber.Zero, TfNumber.PositiveInfinity);
        Assert.Equal("-Inf", TfNumber.NegativeInfinity.ToString());
        Assert.Equal(double.NegativeInfinity, TfNumber.NegativeInfinity.ToDouble());
        Assert.Throws<ArgumentException>(() => TfNumber.FromDouble(double.NaN));
    }

    [Fact]
    public void Equal_numbers_are_equal_regardless_of_their_spelling()
    {
        Assert.Equal(TfNumber.Parse("1e3"), TfNumber.FromInt64(1000));
        Assert.Equal(TfNumber.Parse("1e3").GetHashCode(), TfNumber.FromInt64(1000).GetHashCode());
        Assert.Equal(TfNumber.FromDecimal(1.500m), TfNumber.FromDouble(1.5));
        Assert.Equal(TfNumber.FromUInt64(ulong.MaxValue), TfNumber.Parse("18446744073709551615"));
        Assert.NotEqual(TfNumber.Parse("0.1"), TfNumber.FromDouble(0.1));
    }

    [Theory]
    [InlineData(double.Epsilon)]
    [InlineData(double.MaxValue)]
    [InlineData(-double.Epsilon)]
    [InlineData(2.2250738585072014E-308)]
    public void The_extremes_of_double_are_converted_exactly(double d)
    {
        Assert.True(TfNumber.FromDouble(d).TryToExactDouble(out var back));
        Assert.Equal(d, back);
    }

    [Fact]
    public void A_double_is_converted_exactly() =>
        Gen.Double.Where(d => !double.IsNaN(d)).Sample(
            d =>
            {
                Assert.True(TfNumber.FromDouble(d).TryToExactDouble(out var back));
                Assert.Equal(d, back);
            });

    [Fact]
    public void A_number_without_exact_double_is_not_converted() =>
        Gen.Int[16, 1200].Sample(
            digits =>
            {
                var beside = TfNumber.Parse($"1.{new string('0', digits)}1");
                Assert.False(beside.TryToExactDouble(out var nearest));
                Assert.Equal(1, nearest);
            },
            iter: 100);

    [Fact]
    public void The_order_of_numbers_is_that_of_their_exact_values() =>
        Gen.Select(Gen.Long[-2000, 2000], Gen.Int[-3, 3], Gen.Long[-2000, 2000], Gen.Int[-3, 3]).Sample(
            (a, aExponent, b, bExponent) =>
            {
                var x = TfNumber.Parse($"{a}e{aExponent}");
                var y = TfNumber.Parse($"{b}e{bExponent}");
                var expected = (a * BigInteger.Pow(10, aExponent + 3)).CompareTo(b * BigInteger.Pow(10, bExponent + 3));

                Assert.Equal(Math.Sign(expected), Math.Sign(x.CompareTo(y)));
                Assert.Equal(expected == 0, x == y);
                Assert.Equal(expected < 0, x < y);
            });

    [Fact]
    public void The_text_of_a_number_is_read_back() =>
        (new GenValues().Number).Where(n => !n.IsInfinity).Sample(n => Assert.Equal(n, TfNumber.Parse(n.ToString())));
}
