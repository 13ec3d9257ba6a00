using CsCheck;
using HvProvider.Nics.Values;

namespace HvProvider.Tests.Nics;

public sealed class MacAddressTests
{
    [Theory]
    [InlineData("52:54:00:AB:cd:0f")]
    [InlineData("52-54-00-AB-CD-0F")]
    [InlineData("52:54:00:ab:cd:0f")]
    public void All_notations_of_an_address_are_equal(string text)
    {
        Assert.True(MacAddress.TryParse(text, out var address));
        Assert.Equal(MacAddress.Parse("52:54:00:ab:cd:0f"), address);
        Assert.Equal("52:54:00:ab:cd:0f", address.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("52:54:00:ab:cd")]
    [InlineData("52:54:00:ab:cd:0f:11")]
    [InlineData("52:54:00:ab-cd:0f")]
    [InlineData("52-54-00-ab-cd:0f")]
    [InlineData("52:54:00:ab:cd:0g")]
    [InlineData("52:54:00:ab:cd: f")]
    [InlineData("52:54:00:ab:cd:+f")]
    [InlineData("5:254:00:ab:cd:0f")]
    [InlineData("52.54.00.ab.cd.0f")]
    [InlineData("525400abcd0f")]
    [InlineData(" 2:54:00:ab:cd:0f")]
    public void An_invalid_address_is_refused(string? text) => Assert.False(MacAddress.TryParse(text, out _));

    [Fact]
    public void Parsing_an_invalid_address_throws() => Assert.Throws<FormatException>(() => MacAddress.Parse("nonsense"));

    [Fact]
    public void An_address_has_six_octets() => Assert.Throws<ArgumentException>(() => MacAddress.FromOctets([1, 2, 3]));

    [Theory]
    [InlineData("52:54:00:00:00:01", true)]
    [InlineData("01:00:5e:00:00:01", false)]
    [InlineData("ff:ff:ff:ff:ff:ff", false)]
    [InlineData("fe:ff:ff:ff:ff:ff", true)]
    public void The_lowest_bit_of_the_first_octet_determines_unicast(string text, bool unicast) =>
        Assert.Equal(unicast, MacAddress.Parse(text).IsUnicast);

    [Fact]
    public void The_first_octet_FE_is_reserved_for_taps()
    {
        Assert.True(MacAddress.Parse("fe:54:00:00:00:01").IsReservedForTaps);
        Assert.False(MacAddress.Parse("ee:54:00:00:00:fe").IsReservedForTaps);
    }

    [Fact]
    public void Only_the_zero_address_is_zero()
    {
        Assert.True(MacAddress.Parse("00:00:00:00:00:00").IsZero);
        Assert.False(MacAddress.Parse("00:00:00:00:00:01").IsZero);
    }

    [Fact]
    public void Formatting_and_parsing_are_inverse() => Gen.Byte.Array[6].Sample(octets =>
    {
        var address = MacAddress.FromOctets(octets);
        var independent = Convert.ToHexStringLower(octets);
        Assert.Equal(independent, address.ToString().Replace(":", "", StringComparison.Ordinal));
        Assert.Equal(address, MacAddress.Parse(address.ToString()));
        Assert.Equal(address, MacAddress.Parse(address.ToString().ToUpperInvariant().Replace(':', '-')));
    });
}
