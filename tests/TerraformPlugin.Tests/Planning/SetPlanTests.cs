using TerraformPlugin.Diagnostics;
using TerraformPlugin.Planning;
using TerraformPlugin.Schemas;
using TerraformPlugin.Tests.Fakes;
using TerraformPlugin.Values;
using static TerraformPlugin.Tests.Fakes.SetSchema;

namespace TerraformPlugin.Tests.Planning;

/// <summary>The rules of a plan in sets whose elements contain lists, maps and sets.</summary>
public sealed class SetPlanTests
{
    private static ObjectSchema Schema => Thing.Object;

    [Theory]
    [InlineData("list")]
    [InlineData("map")]
    [InlineData("set")]
    public void Computed_values_of_elements_with_nested_collections_become_unknown_and_defaults_apply(string collection)
    {
        var config = Config(Group("a", collection, "inner"));

        var group = Plan(config, null).Get(Groups).Value[0].Value;

        Assert.True(group.Get(Handle).IsUnknown);
        var inner = Inner(group, collection);
        Assert.True(inner.Get(Handle).IsUnknown);
        if (collection != "list")
        {
            Assert.Equal("plain", inner.Get(Mode).Value);
        }
    }

    [Theory]
    [InlineData("list")]
    [InlineData("map")]
    [InlineData("set")]
    public void A_change_of_one_element_keeps_the_computed_values_of_the_others(string collection)
    {
        var state = Fill.Unknowns(Plan(Config(Group("a", collection, "inner")), null));

        var plan = Plan(Config(Group("a", collection, "inner"), Group("b", collection, "other")), state);

        var kept = plan.Get(Groups).Value.Select(g => g.Value).Single(g => g.Get(Key).Value == "a");
        var before = state.Get(Groups).Value[0].Value;
        Assert.Equal(before.Get(Handle).Value, kept.Get(Handle).Value);
        Assert.Equal(Inner(before, collection).Get(Handle).Value, Inner(kept, collection).Get(Handle).Value);
    }

    [Fact]
    public void An_equal_spelling_is_kept_in_the_result_of_an_element_with_computed_values()
    {
        var config = Config(Group("a", "list", "inner", "AA"));
        var planned = Plan(config, null);
        var actual = Fill.Unknowns(Plan(Config(Group("a", "list", "inner", "aa")), null));

        var kept = new MemberVisitor(PlanRules.KeepSpelling).Object(Schema, actual.Raw, planned.Raw, actual.Raw);

        Assert.Equal("AA", Inner(TfObject.FromValue(Schema, kept).Get(Groups).Value[0].Value, "list").Get(Spelled).Value);
    }

    [Fact]
    public void The_number_of_blocks_in_a_planned_set_is_not_checked()
    {
        var config = Config();
        config.Set(Zone, ZoneBlocks("a", "b"));
        var planned = config.Clone();
        planned.Set(Zone, ZoneBlocks("a"));

        Assert.Empty(Check(config, planned));
    }

    [Fact]
    public void The_number_of_objects_in_a_planned_set_is_checked_as_far_as_it_is_certain()
    {
        var one = Config(Group("a", "list", "x"));
        var two = Config(Group("a", "list", "x"), Group("b", "list", "x"));
        var unsure = Config(Group(Tf<string>.Unknown, "list", "x"), Group("b", "list", "x"));

        Assert.NotEmpty(Check(one, two));
        Assert.NotEmpty(Check(two, one));
        Assert.Empty(Check(one, unsure));
        Assert.Empty(Check(unsure, one));
    }

    [Fact]
    public void A_null_element_of_a_list_can_be_planned_as_an_object_of_computed_values()
    {
        var schema = new Schema { Attributes = [new NestedListAttribute("list", [Handle, Spelled]) { Optional = true }] };
        var list = (NestedListAttribute)schema.Attributes[0];
        var (config, planned) = (schema.NewObject(), schema.NewObject());
        config.Set(list, new Tf<IReadOnlyList<Tf<TfObject>>>([Tf<TfObject>.Null]));
        var element = new TfObject(list.Schema);
        element.Set(Handle, Tf<string>.Unknown);
        planned.Set(list, new Tf<IReadOnlyList<Tf<TfObject>>>([element]));
        var findings = new DiagnosticList();

        new PlanCheck(findings).Check(schema.Object, config.Raw, TfValue.Null(schema.Type), planned.Raw);

        Assert.Empty(findings);
    }

    private static DiagnosticList Check(TfObject config, TfObject planned)
    {
        var findings = new DiagnosticList();
        new PlanCheck(findings).Check(Schema, config.Raw, TfValue.Null(Schema.Type), planned.Raw);
        return findings;
    }

    private static TfObject Plan(TfObject config, TfObject? state)
    {
        var prior = state?.Raw ?? TfValue.Null(Schema.Type);
        var findings = new DiagnosticList();
        var plan = ResourcePlanner.Plan(Schema, config.Raw, prior, Proposal.Of(Schema, config.Raw, prior), findings);
        new PlanCheck(findings).Check(Schema, config.Raw, prior, plan.Planned);
        Assert.Empty(findings);
        return TfObject.FromValue(Schema, plan.Planned);
    }

    private static TfObject Config(params TfObject[] groups)
    {
        var config = Thing.NewObject();
        config.Set(Key, "thing");
        config.Set(Groups, Objects(groups));
        return config;
    }

    private static TfObject Group(Tf<string> key, string collection, string inner, string? spelled = null)
    {
        var group = new TfObject(Groups.Schema);
        group.Set(Key, key);
        switch (collection)
        {
            case "list":
                var item = Keyed(List.Schema, inner);
                item.Set(Spelled, spelled ?? Tf<string>.Null);
                group.Set(List, Objects(item));
                break;
            case "map":
                group.Set(Map, new Tf<IReadOnlyDictionary<string, Tf<TfObject>>>(
                    new Dictionary<string, Tf<TfObject>> { ["only"] = Keyed(Map.Schema, inner) }));
                break;
            default:
                group.Set(Set, Objects(Keyed(Set.Schema, inner)));
                break;
        }

        return group;
    }

    private static TfObject Inner(TfObject group, string collection) => collection switch
    {
        "list" => group.Get(List).Value[0].Value,
        "map" => group.Get(Map).Value["only"].Value,
        _ => group.Get(Set).Value[0].Value,
    };

    private static Tf<IReadOnlyList<Tf<TfObject>>> ZoneBlocks(params string[] keys) =>
        Objects([.. keys.Select(k => Keyed(Zone.Schema, k))]);

    private static TfObject Keyed(ObjectSchema schema, string key)
    {
        var element = new TfObject(schema);
        element.Set(Key, key);
        return element;
    }

    private static Tf<IReadOnlyList<Tf<TfObject>>> Objects(params TfObject[] objects) => new([.. objects.Select(o => (Tf<TfObject>)o)]);
}
