using CsCheck;
using HvProvider.Hosts.Networkd;

namespace HvProvider.Tests.Hosts.Networkd;

public sealed class IniTextTests
{
    [Fact]
    public void Repeated_sections_and_keys_keep_their_order() => Assert.Equal(
        "[A] x=1 x=2 | [B] y= | [A] x=3",
        Describe("[A]\nx=1\n x = 2 \n\n[B]\ny=\n[A]\r\nx=3\r\n"));

    [Fact]
    public void Comments_and_invalid_lines_are_ignored() => Assert.Equal(
        "[A] x=1;2 # 3",
        Describe("\uFEFFbefore=0\n[A]\n# c=1\n ; d=2\nwords\n=nothing\nx=1;2 # 3"));

    [Fact]
    public void A_backslash_joins_lines_across_comments() => Assert.Equal(
        @"[A] x=1  2 y=a\\ z=last",
        Describe("[A]\nx=1\\\n# between\n 2\ny=a\\\\\nz=last\\"));

    [Theory]
    [InlineData("[A\nx=1")]
    [InlineData("[A] \n[B]x\ny=1")]
    public void A_file_with_an_invalid_section_header_is_refused(string text) => Assert.Null(IniText.Parse(text));

    [Fact]
    public void Arbitrary_text_is_read_or_refused() => Gen.String[Gen.Char["[]=\\\n#;a \r\0\uFEFF"], 0, 60]
        .Sample(text => IniText.Parse(text)?.All(section =>
            section.Settings.All(s => s.Key == s.Key.Trim() && s.Key.Length > 0)) is not false);

    private static string? Describe(string text) => IniText.Parse(text) is { } sections
        ? string.Join(" | ", sections.Select(s => $"[{s.Name}] {string.Join(' ', s.Settings.Select(x => $"{x.Key}={x.Value}"))}".TrimEnd()))
        : null;
}
