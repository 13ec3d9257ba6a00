using CsCheck;
using TerraformPlugin.Schemas;

namespace TerraformPlugin.Tests.Schemas;

public sealed class QuotedTests
{
    private const string Wide = "\ud83d\udd0c";

    [Fact]
    public void A_long_text_is_cut_between_characters()
    {
        var quoted = Quoted.Text(new string('x', 199) + Wide + "rest");

        Assert.Equal($"\"{new string('x', 199)}…\"", quoted);
    }

    [Fact]
    public void A_text_that_fits_is_complete() => Assert.Equal("\"\\uD83D\\uDD0C\"", Quoted.Text(Wide));

    [Fact]
    public void Half_of_a_pair_is_replaced() => Assert.Equal("\"a\ufffdb\"", Quoted.Text("a\ud83db"));

    [Fact]
    public void Every_text_can_be_quoted() =>
        Gen.Char.Array[0, 300].Select(c => new string(c))
            .Sample(text => Assert.StartsWith("\"", Quoted.Text(text), StringComparison.Ordinal));
}
