using CsCheck;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Planning;
using TerraformPlugin.Schemas;
using TerraformPlugin.Tests.Fakes;
using TerraformPlugin.Values;

namespace TerraformPlugin.Tests.Planning;

public sealed class PlanPropertyTests
{
    private static readonly ObjectSchema Schema = FakeSchema.Thing.Object;

    [Fact]
    public void Every_plan_follows_the_rules_and_no_unknown_is_lost() => Gen
        .Select(RandomConfigs.Of(Schema, unknowns: false), RandomConfigs.Of(Schema, unknowns: true), Gen.Bool)
        .Sample(
            (first, second, isCreate) =>
            {
                var prior = isCreate ? TfValue.Null(Schema.Type) : Apply(first);
                var planned = Plan(second, prior);
                var lost = Paths(second).Except(Paths(planned));
                return !lost.Any(path => !path.Steps.Any(s => s.AttributeName == "secret"));
            },
            iter: 2000);

    [Fact]
    public void A_plan_after_an_apply_is_empty() => RandomConfigs.Of(Schema, unknowns: false)
        .Sample(
            config =>
            {
                var state = Apply(config);
                return Plan(config, state).Equals(state);
            },
            iter: 1000);

    [Fact]
    public void The_result_of_an_apply_follows_the_rules() => RandomConfigs.Of(Schema, unknowns: true)
        .Sample(
            config =>
            {
                var planned = Plan(config, TfValue.Null(Schema.Type));
                var findings = new DiagnosticList();
                new ResultCheck(findings).Check(planned, Fill.Unknowns(TfObject.FromValue(Schema, planned)).Raw);
                return findings.Count == 0;
            },
            iter: 1000);

    private static HashSet<AttributePath> Paths(TfValue value) => [.. UnknownValues.Paths(value, AttributePath.Root)];

    private static TfValue Apply(TfValue config) =>
        Fill.Unknowns(TfObject.FromValue(Schema, Plan(config, TfValue.Null(Schema.Type)))).Raw;

    private static TfValue Plan(TfValue config, TfValue prior)
    {
        var findings = new DiagnosticList();
        var plan = ResourcePlanner.Plan(Schema, config, prior, Proposal.Of(Schema, config, prior), findings);
        new PlanCheck(findings).Check(Schema, config, prior, plan.Planned);
        Assert.Empty(findings);
        return plan.Planned;
    }
}
