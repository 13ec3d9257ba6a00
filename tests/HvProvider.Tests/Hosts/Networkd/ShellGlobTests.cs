using CsCheck;
using HvProvider.Hosts.Networkd;

namespace HvProvider.Tests.Hosts.Networkd;

public sealed class ShellGlobTests
{
    [Theory]
    [InlineData("vnet*", "vnet12", true)]
    [InlineData("vnet*", "vnet", true)]
    [InlineData("vnet*", "evnet0", false)]
    [InlineData("*", "", true)]
    [InlineData("en?", "en0", true)]
    [InlineData("en?", "en", false)]
    [InlineData("*0*1", "a0b1c01", true)]
    [InlineData("*0*1", "a0b1c", false)]
    [InlineData("eth[0-2x]", "eth1", true)]
    [InlineData("eth[0-2x]", "ethx", true)]
    [InlineData("eth[0-2x]", "eth3", false)]
    [InlineData("eth[!0-2]", "eth3", true)]
    [InlineData("eth[^0-2]", "eth1", false)]
    [InlineData("eth[]]", "eth]", true)]
    [InlineData("eth[0", "eth[0", true)]
    [InlineData(@"a\*", "a*", true)]
    [InlineData(@"a\*", "ab", false)]
    [InlineData("br0.20", "br0.20", true)]
    public void Patterns_match_as_in_the_shell(string pattern, string text, bool fits) =>
        Assert.Equal(fits, ShellGlob.Fits(pattern, text));

    [Theory]
    [InlineData("eth[[:digit:]]", "eth0")]
    [InlineData(@"eth[\]]", "eth]")]
    public void An_unsupported_pattern_has_an_unknown_result(string pattern, string text) => Assert.Null(ShellGlob.Fits(pattern, text));

    [Fact]
    public void Stars_match_like_a_naive_implementation() => Gen.Select(
            Gen.String[Gen.Char["ab*?"], 0, 8], Gen.String[Gen.Char["ab"], 0, 10])
        .Sample((pattern, text) => ShellGlob.Fits(pattern, text) == Simple(pattern, text));

    private static bool Simple(string pattern, string text) => pattern switch
    {
        ['*', .. var rest] => Simple(rest, text) || (text.Length > 0 && Simple(pattern, text[1..])),
        [var one, .. var rest] => text.Length > 0 && (one == '?' || one == text[0]) && Simple(rest, text[1..]),
        _ => text.Length == 0,
    };
}
