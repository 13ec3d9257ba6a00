using CsCheck;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Planning;
using TerraformPlugin.Schemas;
using TerraformPlugin.Tests.Fakes;
using TerraformPlugin.Values;

namespace TerraformPlugin.Tests.Planning;

public sealed class PlanPropertyTests
{
    public static TheoryData<Schema> Schemas => new(FakeSchema.Thing, SetSchema.Thing);

    [Theory]
    [MemberData(nameof(Schemas), DisableDiscoveryEnumeration = true)]
    public void Every_plan_follows_the_rules_and_no_unknown_is_lost(Schema all)
    {
        var schema = all.Object;
        Gen.Select(RandomConfigs.Of(schema, unknowns: false), RandomConfigs.Of(schema, unknowns: true), Gen.Bool)
            .Sample(
                (first, second, isCreate) =>
                {
                    var prior = isCreate ? TfValue.Null(schema.Type) : Apply(schema, first);
                    var planned = Plan(schema, second, prior);
                    var lost = Paths(second).Except(Paths(planned));
                    return !lost.Any(path => !path.Steps.Any(s => s.AttributeName == "secret"));
                },
                iter: 2000);
    }

    [Theory]
    [MemberData(nameof(Schemas), DisableDiscoveryEnumeration = true)]
    public void A_plan_after_an_apply_is_empty(Schema all)
    {
        var schema = all.Object;
        RandomConfigs.Of(schema, unknowns: false)
            .Sample(
                config =>
                {
                    var state = Apply(schema, config);
                    return Plan(schema, config, state).Equals(state);
                },
                iter: 1000);
    }

    [Theory]
    [MemberData(nameof(Schemas), DisableDiscoveryEnumeration = true)]
    public void The_result_of_an_apply_follows_the_rules(Schema all)
    {
        var schema = all.Object;
        RandomConfigs.Of(schema, unknowns: true)
            .Sample(
                config =>
                {
                    var planned = Plan(schema, config, TfValue.Null(schema.Type));
                    var findings = new DiagnosticList();
                    new ResultCheck(findings).Check(planned, Fill.Unknowns(TfObject.FromValue(schema, planned)).Raw);
                    return findings.Count == 0;
                },
                iter: 1000);
    }

    private static HashSet<AttributePath> Paths(TfValue value) => [.. UnknownValues.Paths(value, AttributePath.Root)];

    private static TfValue Apply(ObjectSchema schema, TfValue config) =>
        Fill.Unknowns(TfObject.FromValue(schema, Plan(schema, config, TfValue.Null(schema.Type)))).Raw;

    private static TfValue Plan(ObjectSchema schema, TfValue config, TfValue prior)
    {
        var findings = new DiagnosticList();
        var plan = ResourcePlanner.Plan(schema, config, prior, Proposal.Of(schema, config, prior), findings);
        new PlanCheck(findings).Check(schema, config, prior, plan.Planned);
        Assert.Empty(findings);
        return plan.Planned;
    }
}
