using CsCheck;
using TerraformPlugin.Values;

namespace TerraformPlugin.Tests.Values;

public sealed class TfValueTests
{
    private static readonly TfObjectType Trunk = TfType.Object(
        new Dictionary<string, TfType> { ["tags"] = TfType.Set(TfType.Number), ["native"] = TfType.Number });

    [Fact]
    public void The_three_states_are_exclusive_and_distinct() =>
        new GenValues().TypeAndValue.Sample(item =>
        {
            TfValue[] others = [TfValue.Null(item.Type), TfValue.Unknown(item.Type)];
            Assert.Equal(1, new[] { item.Value.IsNull, item.Value.IsUnknown, item.Value.IsKnown }.Count(state => state));
            Assert.NotEqual(others[0], others[1]);
            Assert.Equal(!item.Value.IsKnown, item.Value.IsNull || item.Value.IsUnknown);
            if (item.Value.IsKnown)
            {
                Assert.DoesNotContain(item.Value, others);
            }
        });

    [Fact]
    public void Null_and_unknown_have_no_content()
    {
        foreach (var value in new[] { TfValue.Null(TfType.String), TfValue.Unknown(TfType.String) })
        {
            Assert.Throws<InvalidOperationException>(() => value.AsString());
            Assert.Throws<InvalidOperationException>(() => value.AsNumber());
        }

        Assert.Throws<InvalidOperationException>(() => TfValue.Number(1).AsString());
        Assert.Throws<InvalidOperationException>(() => TfValue.Null(TfType.List(TfType.Bool)).AsElements());
        Assert.Throws<InvalidOperationException>(() => TfValue.Unknown(Trunk).AsMap());
        Assert.Throws<InvalidOperationException>(() => TfValue.Dynamic(TfValue.String("a")).AsString());
        Assert.Equal("a", TfValue.Dynamic(TfValue.String("a")).Unwrap().AsString());
    }

    [Fact]
    public void A_value_with_an_unknown_part_is_not_wholly_known()
    {
        Assert.True(TfValue.Tuple(TfValue.Null(TfType.String), TfValue.Bool(true)).IsWhollyKnown);
        Assert.False(TfValue.Tuple(TfValue.Tuple(TfValue.Unknown(TfType.String))).IsWhollyKnown);
        Assert.False(TfValue.Dynamic(TfValue.Unknown(TfType.String)).IsWhollyKnown);
        Assert.True(TfValue.Null(Trunk).IsWhollyKnown);
    }

    [Fact]
    public void Sets_collapse_duplicates_and_have_no_order()
    {
        var set = Set(1, 2, 1, 3, 2);

        Assert.Equal(3, set.AsElements().Count);
        Assert.Equal(Set(3, 2, 1), set);
        Assert.Equal(Set(3, 2, 1).GetHashCode(), set.GetHashCode());
        Assert.NotEqual(Set(1, 2), set);
        Assert.NotEqual(Set(1, 2, 4), set);
        Assert.Single(TfValue.Set(TfType.Bool, [TfValue.Null(TfType.Bool), TfValue.Null(TfType.Bool)]).AsElements());
    }

    [Fact]
    public void Unknown_elements_of_a_set_never_collapse()
    {
        var unknown = TfValue.Unknown(TfType.Number);
        var one = TfValue.Number(1);
        var set = TfValue.Set(TfType.Number, [unknown, one, unknown]);

        Assert.Equal(3, set.AsElements().Count);
        Assert.Equal(TfValue.Set(TfType.Number, [unknown, unknown, one]), set);
        Assert.NotEqual(TfValue.Set(TfType.Number, [unknown, one]), set);
        Assert.NotEqual(TfValue.Set(TfType.Number, [unknown, one, TfValue.Number(2)]), set);
    }

    [Fact]
    public void Sets_of_sets_are_compared_without_order() =>
        Assert.Equal(
            TfValue.Set(TfType.Set(TfType.Number), [Set(1, 2), Set(3)]),
            TfValue.Set(TfType.Set(TfType.Number), [Set(3), Set(2, 1), Set(1, 2)]));

    [Fact]
    public void Lists_are_ordered() =>
        Assert.NotEqual(
            TfValue.List(TfType.Bool, [TfValue.Bool(true), TfValue.Bool(false)]),
            TfValue.List(TfType.Bool, [TfValue.Bool(false), TfValue.Bool(true)]));

    [Fact]
    public void Equality_includes_the_type_and_the_refinement()
    {
        Assert.NotEqual(TfValue.Null(TfType.String), TfValue.Null(TfType.Number));
        Assert.NotEqual(TfValue.List(TfType.String, []), TfValue.List(TfType.Number, []));
        Assert.NotEqual(TfValue.List(TfType.String, []), TfValue.Set(TfType.String, []));
        Assert.NotEqual(TfValue.Unknown(TfType.String), TfValue.Unknown(TfType.String, Refinement.NotNull));
        Assert.Equal(
            TfValue.Unknown(TfType.String, Refinement.NotNull), TfValue.Unknown(TfType.String, new() { IsNull = false }));
        Assert.Equal(
            TfValue.Unknown(TfType.String), TfValue.Unknown(TfType.String, new() { MinLength = 1, StringPrefix = "" }));
        Assert.NotEqual(
            TfValue.Map(TfType.Bool, new Dictionary<string, TfValue> { ["a"] = TfValue.Bool(true) }),
            TfValue.Map(TfType.Bool, new Dictionary<string, TfValue> { ["b"] = TfValue.Bool(true) }));
    }

    [Fact]
    public void A_value_of_another_type_is_rejected()
    {
        Assert.Throws<ArgumentException>(() => TfValue.List(TfType.String, [TfValue.Number(1)]));
        Assert.Throws<ArgumentException>(() => TfValue.Set(TfType.String, [TfValue.Null(TfType.Number)]));
        Assert.Throws<ArgumentException>(() => TfValue.Object(Trunk, new Dictionary<string, TfValue>()));
        Assert.Throws<ArgumentException>(() => TfValue.Object(Trunk, new Dictionary<string, TfValue>
        {
            ["tags"] = TfValue.Null(TfType.List(TfType.Number)),
            ["native"] = TfValue.Number(1),
        }));
        Assert.Equal(
            TfValue.Dynamic(TfValue.String("a")), TfValue.List(TfType.Dynamic, [TfValue.String("a")]).AsElements()[0]);
    }

    [Fact]
    public void One_attribute_is_replaced_in_a_copy()
    {
        var trunk = TfValue.Object(
            Trunk, new Dictionary<string, TfValue> { ["tags"] = Set(1), ["native"] = TfValue.Null(TfType.Number) });
        var changed = trunk.WithAttribute("native", TfValue.Unknown(TfType.Number));

        Assert.True(changed.AsMap()["native"].IsUnknown);
        Assert.True(trunk.AsMap()["native"].IsNull);
        Assert.Equal(trunk, changed.WithAttribute("native", TfValue.Null(TfType.Number)));
        Assert.False(changed.IsWhollyKnown);
        Assert.Throws<ArgumentException>(() => trunk.WithAttribute("nativ", TfValue.Number(1)));
        Assert.Throws<ArgumentException>(() => trunk.WithAttribute("native", TfValue.Bool(true)));
        Assert.Throws<InvalidOperationException>(() => TfValue.Null(Trunk).WithAttribute("native", TfValue.Number(1)));
    }

    [Fact]
    public void Keys_are_ordered_by_their_utf8_bytes() =>
        Gen.Select(GenValues.Text, GenValues.Text).Sample((a, b) =>
            Assert.Equal(
                Math.Sign(Utf8Text.Strict.GetBytes(a).AsSpan().SequenceCompareTo(Utf8Text.Strict.GetBytes(b))),
                Math.Sign(Utf8Order.Instance.Compare(a, b))));

    [Fact]
    public void The_readable_form_shows_every_state() =>
        Assert.Equal(
            "{a = [1, null, unknown], b = {}}",
            TfValue.Object(new Dictionary<string, TfValue>
            {
                ["b"] = TfValue.Map(TfType.Bool, []),
                ["a"] = TfValue.Dynamic(TfValue.Tuple(
                    TfValue.Number(1), TfValue.Null(TfType.String), TfValue.Unknown(TfType.Bool))),
            }).ToString());

    private static TfValue Set(params long[] numbers) => TfValue.Set(TfType.Number, numbers.Select(TfValue.Number));
}
