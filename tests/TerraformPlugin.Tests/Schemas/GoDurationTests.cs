using TerraformPlugin.Schemas;

namespace TerraformPlugin.Tests.Schemas;

public sealed class GoDurationTests
{
    [Theory]
    [InlineData("30s", 30_000)]
    [InlineData("5m", 300_000)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("1.5h", 5_400_000)]
    [InlineData("250ms", 250)]
    [InlineData("1000us", 1)]
    [InlineData("1000\u00b5s", 1)]
    [InlineData("1000000ns", 1)]
    [InlineData("1m1ms", 60_001)]
    [InlineData("0", 0)]
    public void A_duration_in_Go_format_is_read(string text, long milliseconds)
    {
        Assert.True(GoDuration.TryParse(text, out var duration));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), duration);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("m")]
    [InlineData("-5m")]
    [InlineData("5 m")]
    [InlineData("5m ")]
    [InlineData("5d")]
    [InlineData("1..5s")]
    [InlineData(".s")]
    [InlineData("99999999999999999999h")]
    [InlineData("9000000000h")]
    public void Other_text_is_not_a_duration(string? text) => Assert.False(GoDuration.TryParse(text, out _));
}
