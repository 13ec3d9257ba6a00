using System.Globalization;
using CsCheck;
using HvProvider.Vlans;

namespace HvProvider.Tests.Nics;

public sealed class VlanRangesTests
{
    private static readonly Gen<string> Number = Gen.Int[0, 4200].Select(static n => n.ToString(CultureInfo.InvariantCulture));

    /// <summary>Texts that are nearly right, and some that are.</summary>
    private static readonly Gen<string> Nearly = Gen.OneOf(
        Number,
        Gen.Select(Number, Number, static (first, last) => $"{first}-{last}"),
        Gen.Char["0123456789- ,."].Array[0, 9].Select(static characters => new string(characters)));

    [Theory]
    [InlineData("1", 1, 1)]
    [InlineData("4094", 4094, 4094)]
    [InlineData("030", 30, 30)]
    [InlineData("10-20", 10, 20)]
    [InlineData("10-10", 10, 10)]
    [InlineData("1-4094", 1, 4094)]
    public void A_VLAN_or_a_range_is_read(string text, int first, int last)
    {
        Assert.Equal((first, last), VlanRanges.ParseOne(text));
        Assert.Null(VlanRanges.Problem(text));
    }

    [Theory]
    [InlineData("", "such as")]
    [InlineData("-", "such as")]
    [InlineData("-5", "such as")]
    [InlineData("5-", "such as")]
    [InlineData("5--6", "such as")]
    [InlineData("5-6-7", "such as")]
    [InlineData("5,6", "such as")]
    [InlineData(" 5", "such as")]
    [InlineData("5 - 6", "such as")]
    [InlineData("+5", "such as")]
    [InlineData("1.5", "such as")]
    [InlineData("0x10", "such as")]
    [InlineData("٣", "such as")]
    [InlineData("web", "such as")]
    [InlineData("0", "between 1 and 4094")]
    [InlineData("4095", "between 1 and 4094")]
    [InlineData("0-20", "between 1 and 4094")]
    [InlineData("20-4095", "between 1 and 4094")]
    [InlineData("99999999999999999999", "between 1 and 4094")]
    [InlineData("20-10", "smaller VLAN ID")]
    public void Invalid_text_is_refused_with_the_reason(string text, string problem)
    {
        Assert.Null(VlanRanges.ParseOne(text));
        Assert.Contains(problem, VlanRanges.Problem(text), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_unreadable_text_has_a_problem() => Nearly.Sample(text =>
        Assert.Equal(VlanRanges.ParseOne(text) is null, VlanRanges.Problem(text) is not null));

    [Fact]
    public void Formatted_ranges_are_sorted_separate_and_read_as_the_same_VLANs() => Gen.Int[1, 4094].Array[0, 40].Sample(vlans =>
    {
        var ranges = VlanRanges.Group(vlans).Select(text => VlanRanges.ParseOne(text)!.Value).ToArray();
        Assert.Equal(
            vlans.Distinct().Order(), ranges.SelectMany(range => Enumerable.Range(range.First, range.Last - range.First + 1)));
        Assert.All(ranges.Zip(ranges.Skip(1)), pair => Assert.True(pair.Second.First > pair.First.Last + 1));
    });
}
