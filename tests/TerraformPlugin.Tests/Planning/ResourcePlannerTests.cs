using TerraformPlugin.Diagnostics;
using TerraformPlugin.Planning;
using TerraformPlugin.Schemas;
using TerraformPlugin.Tests.Fakes;
using TerraformPlugin.Values;
using static TerraformPlugin.Tests.Fakes.FakeSchema;

namespace TerraformPlugin.Tests.Planning;

public sealed class ResourcePlannerTests
{
    [Fact]
    public void A_create_has_defaults_configured_values_and_unknown_computed_ones()
    {
        var plan = Create(Config(c => c.Set(Vlan, 30)));

        Assert.Equal("web", plan.Get(Name).Value);
        Assert.Equal(30, plan.Get(Vlan).Value);
        Assert.Equal("detach", plan.Get(OnDestroy).Value);
        Assert.True(plan.Get(Id).IsUnknown);
        Assert.True(plan.Get(Mac).IsUnknown);
        Assert.True(plan.Get(Tags).IsUnknown);
        Assert.True(plan.Get(Trunk).IsNull);
    }

    [Fact]
    public void A_configured_value_takes_precedence_over_default_and_computed()
    {
        var plan = Create(Config(c =>
        {
            c.Set(OnDestroy, "abandon");
            c.Set(Mac, "52:54:00:00:00:01");
        }));

        Assert.Equal("abandon", plan.Get(OnDestroy).Value);
        Assert.Equal("52:54:00:00:00:01", plan.Get(Mac).Value);
    }

    [Fact]
    public void Unknown_configuration_stays_unknown_despite_a_default()
    {
        var plan = Create(Config(c =>
        {
            c.Set(OnDestroy, Tf<string>.Unknown);
            c.Set(Vlan, Tf<long>.Unknown);
            c.Set(Trunk, Tf<TfObject>.Unknown);
        }));

        Assert.True(plan.Get(OnDestroy).IsUnknown);
        Assert.True(plan.Get(Vlan).IsUnknown);
        Assert.True(plan.Get(Trunk).IsUnknown);
    }

    [Fact]
    public void Nested_objects_have_their_own_defaults_and_unknowns()
    {
        var plan = Create(Config(c =>
        {
            c.Set(Trunk, new TfObject(Trunk.Schema));
            c.Set(Ports, List(Element(Ports, "a")));
            c.Set(Rule, List(Element(Rule.Schema, "r")));
        }));

        Assert.Equal(1, plan.Get(Trunk).Value.Get(TrunkNative).Value);
        Assert.True(plan.Get(Trunk).Value.Get(Handle).IsUnknown);
        Assert.True(plan.Get(Ports).Value[0].Value.Get(Plain).IsUnknown);
        Assert.Equal("r", plan.Get(Rule).Value[0].Value.Get(Key).Value);
        Assert.True(plan.Get(Rule).Value[0].Value.Get(Handle).IsUnknown);
        Assert.True(plan.Get(Options).Value.Get(Plain).IsUnknown);
    }

    [Fact]
    public void Without_a_difference_the_plan_is_the_prior_state()
    {
        var config = Everything();
        var state = Applied(config);

        Assert.Equal(state.Raw, Update(config, state, out var replacing).Raw);
        Assert.Empty(replacing);
    }

    [Fact]
    public void A_change_makes_computed_values_unknown_except_for_constant_ones()
    {
        var state = Applied(Everything());
        var plan = Update(Everything(c => c.Set(Vlan, 31)), state, out var replacing);

        Assert.True(plan.Get(Tap).IsUnknown);
        Assert.Equal(state.Get(Id), plan.Get(Id));
        Assert.Equal(state.Get(Mac), plan.Get(Mac));
        Assert.Equal("detach", plan.Get(OnDestroy).Value);
        Assert.True(plan.Get(Ports).Value[0].Value.Get(Plain).IsUnknown);
        Assert.Equal(state.Get(Ports).Value[0].Value.Get(Handle), plan.Get(Ports).Value[0].Value.Get(Handle));
        Assert.Empty(replacing);
    }

    [Fact]
    public void A_new_element_keeps_no_state()
    {
        var state = Applied(Everything());
        var plan = Update(
            Everything(c => c.Set(Ports, List(Element(Ports, "a"), Element(Ports, "new")))), state, out _);

        Assert.True(plan.Get(Ports).Value[0].Value.Get(Handle).IsKnown);
        Assert.True(plan.Get(Ports).Value[1].Value.Get(Handle).IsUnknown);
    }

    [Fact]
    public void Removing_an_optional_value_restores_its_default()
    {
        var state = Applied(Everything(c => c.Set(OnDestroy, "abandon")));

        Assert.Equal("detach", Update(Everything(), state, out _).Get(OnDestroy).Value);
    }

    [Fact]
    public void A_changed_identity_requires_replacement()
    {
        _ = Update(Everything(c => c.Set(Name, "db")), Applied(Everything()), out var replacing);

        Assert.Equal([AttributePath.Of("name")], replacing);
    }

    [Fact]
    public void An_unknown_identity_requires_replacement()
    {
        _ = Update(Everything(c => c.Set(Name, Tf<string>.Unknown)), Applied(Everything()), out var replacing);

        Assert.Equal([AttributePath.Of("name")], replacing);
    }

    [Theory]
    [InlineData("big", true)]
    [InlineData("small", false)]
    public void Replacement_can_depend_on_a_condition(string value, bool expected)
    {
        _ = Update(Everything(c => c.Set(Old, value)), Applied(Everything()), out var replacing);

        Assert.Equal(expected, replacing.Contains(AttributePath.Of("old")));
    }

    [Fact]
    public void A_create_never_requires_replacement()
    {
        var findings = new DiagnosticList();
        var config = Config().Raw;
        var plan = ResourcePlanner.Plan(Thing.Object, config, TfValue.Null(Thing.Type), config, findings);

        Assert.Empty(plan.RequiresReplace);
    }

    [Fact]
    public void Another_spelling_of_an_equivalent_value_is_not_a_change()
    {
        var state = Applied(Everything(c => c.Set(Mac, "52:54:00:00:00:AB")));

        Assert.Equal(state.Raw, Update(Everything(c => c.Set(Mac, "52:54:00:00:00:ab")), state, out _).Raw);
    }

    [Fact]
    public void A_write_only_value_is_not_planned_and_is_not_a_change()
    {
        var state = Applied(Everything());
        var plan = Update(Everything(c => c.Set(Secret, "other-secret")), state, out _);

        Assert.Equal(state.Raw, plan.Raw);
        Assert.True(Create(Everything()).Get(Secret).IsNull);
    }

    [Fact]
    public void Elements_of_a_set_keep_their_computed_values()
    {
        var config = Everything(c => c.Set(Members, List(Element(Members.Schema, "a"), Element(Members.Schema, "b"))));
        var state = Applied(config);

        Assert.Equal(state.Raw, Update(config, state, out _).Raw);
    }

    [Fact]
    public void Elements_of_a_set_keep_constant_values_when_another_value_changes()
    {
        Action<TfObject> two = c => c.Set(Members, List(Element(Members.Schema, "a"), Element(Members.Schema, "b")));
        var state = Applied(Everything(two));
        var plan = Update(Everything(c =>
        {
            two(c);
            c.Set(Vlan, 31);
        }), state, out _);

        Assert.Equal(Handles(state), Handles(plan));
        Assert.All(plan.Get(Members).Value, m => Assert.True(m.Value.Get(Plain).IsUnknown));

        static IEnumerable<string> Handles(TfObject of) => of.Get(Members).Value
            .Select(m => $"{m.Value.Get(Key).Value}={m.Value.Get(Handle).Value}").Order(StringComparer.Ordinal);
    }

    private static TfObject Everything(Action<TfObject>? change = null) => Config(c =>
    {
        c.Set(Vlan, 30);
        c.Set(Secret, "secret");
        c.Set(Ports, List(Element(Ports, "a")));
        c.Set(Rule, List(Element(Rule.Schema, "r")));
        change?.Invoke(c);
    });

    private static TfObject Create(TfObject config) => Plan(config, TfValue.Null(Thing.Type), out _);

    private static TfObject Update(TfObject config, TfObject state, out HashSet<AttributePath> replacing) =>
        Plan(config, state.Raw, out replacing);

    private static TfObject Applied(TfObject config) => Fill.Unknowns(Create(config));

    private static TfObject Plan(TfObject config, TfValue prior, out HashSet<AttributePath> replacing)
    {
        var findings = new DiagnosticList();
        var proposed = Proposal.Of(Thing.Object, config.Raw, prior);
        var plan = ResourcePlanner.Plan(Thing.Object, config.Raw, prior, proposed, findings);
        new PlanCheck(findings).Check(Thing.Object, config.Raw, prior, plan.Planned);
        Assert.Empty(findings);
        replacing = plan.RequiresReplace;
        return TfObject.FromValue(Thing.Object, plan.Planned);
    }
}
