using TerraformPlugin.Diagnostics;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using static TerraformPlugin.Tests.Fakes.FakeSchema;

namespace TerraformPlugin.Tests.Schemas;

public sealed class ConfigValidatorTests
{
    [Theory]
    [InlineData("set", "set", 1, 1)]
    [InlineData("set", "null", 0, 0)]
    [InlineData("set", "unknown", 0, 0)]
    [InlineData("unknown", "unknown", 0, 0)]
    [InlineData("unknown", "null", 0, 0)]
    [InlineData("null", "null", 0, 1)]
    public void Rules_about_two_attributes_accept_unknown_values(string left, string right, int conflicts, int exactly)
    {
        var config = Config(c =>
        {
            c.Set(Mac, State(left));
            c.Set(Old, State(right));
        });

        Assert.Equal(conflicts, Findings(new ConflictsWith(Mac, Old), config));
        Assert.Equal(exactly, Findings(new ExactlyOneOf(Mac, Old), config));
    }

    [Fact]
    public void A_block_that_is_not_configured_is_absent()
    {
        Assert.Equal(1, Findings(new ExactlyOneOf(Rule, Extra), Config()));
        Assert.Equal(0, Findings(new ExactlyOneOf(Rule, Extra), Config(c => c.Set(Rule, List(Element(Rule.Schema, "a"))))));
    }

    private static Tf<string> State(string state) =>
        state == "set" ? "x" : state == "null" ? Tf<string>.Null : Tf<string>.Unknown;

    private static int Findings(ConfigValidator validator, TfObject config)
    {
        var findings = new DiagnosticList();
        validator.Validate(config, findings);
        return findings.Count;
    }
}
