using CsCheck;
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
    [InlineData("2300000000000000000h")]
    [InlineData("9223372036854775807h9223372036854775807h")]
    [InlineData("79228162514264337593543950335ns79228162514264337593543950335h")]
    public void Other_text_is_not_a_duration(string? text) => Assert.False(GoDuration.TryParse(text, out _));

    [Theory]
    [InlineData("30s", 30_000)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("1192h", 1192 * 3_600_000L)]
    [InlineData("1200h", uint.MaxValue - 1L)]
    [InlineData("2562047h", uint.MaxValue - 1L)]
    public void A_time_limit_is_at_most_what_a_timer_can_wait(string text, long milliseconds)
    {
        Assert.True(GoDuration.TryParseLimit(text, out var limit));
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), limit);
        using var timer = new CancellationTokenSource(limit);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("0s")]
    [InlineData("-5m")]
    [InlineData("soon")]
    public void A_time_limit_is_positive(string text) => Assert.False(GoDuration.TryParseLimit(text, out _));

    [Fact]
    public void Every_text_is_read_or_rejected_without_an_exception() =>
        Gen.Char["0123456789.hmsnu\u00b5"].Array[0, 70].Select(c => new string(c))
            .Sample(text => { _ = GoDuration.TryParse(text, out _); });
}
