using System.Text;
using CsCheck;
using TerraformPlugin.Tests.Values;
using TerraformPlugin.Values;
using TerraformPlugin.Wire;

namespace TerraformPlugin.Tests.Wire;

public sealed class JsonCodecTests
{
    private static readonly TfType State = TfType.ParseJson("""
        ["object",{"id":"string","mtu":"number","link":"bool","tags":["set","number"],"extra":"dynamic",
        "trunk":["object",{"native":"number"}],"labels":["map","string"],"pair":["tuple",["string","bool"]]}]
        """);

    [Fact]
    public void An_indented_state_is_read()
    {
        var value = Decode("""
            {
              "id": "a", "mtu": 1500, "link": true, "tags": [3, 1, 3], "extra": {"value": ["x"], "type": ["list", "string"]},
              "trunk": {"native": null}, "labels": {"y": null, "x": "1"}, "pair": ["p", false]
            }
            """, State).AsMap();

        Assert.Equal("a", value["id"].AsString());
        Assert.Equal(TfNumber.FromInt64(1500), value["mtu"].AsNumber());
        Assert.True(value["link"].AsBool());
        Assert.Equal(TfValue.Set(TfType.Number, [TfValue.Number(1), TfValue.Number(3)]), value["tags"]);
        Assert.Equal(TfValue.Dynamic(TfValue.List(TfType.String, [TfValue.String("x")])), value["extra"]);
        Assert.True(value["trunk"].AsMap()["native"].IsNull);
        Assert.True(value["labels"].AsMap()["y"].IsNull);
        Assert.False(value["pair"].AsElements()[1].AsBool());
    }

    [Fact]
    public void Missing_attributes_are_null_and_unknown_keys_are_dropped()
    {
        var value = Decode("""{"gone":{"a":[1,{"b":2}]},"trunk":{"old":1},"id":"a","also":null}""", State);

        Assert.Equal("a", value.AsMap()["id"].AsString());
        Assert.True(value.AsMap()["trunk"].AsMap()["native"].IsNull);
        Assert.All(
            value.AsMap().Where(entry => entry.Key is not ("id" or "trunk")), entry => Assert.True(entry.Value.IsNull));
        Assert.Equal(State, value.Type);
    }

    [Theory]
    [InlineData("18446744073709551617")]
    [InlineData("0.1")]
    [InlineData("123456789.123456789123456789123456789")]
    [InlineData("100000000000000000000000000000000000000000000000000")]
    public void Numbers_beyond_double_are_kept_exactly(string number)
    {
        Assert.Equal(number, Decode(number, TfType.Number).AsNumber().ToString());
        Assert.Equal(number, Encoding.UTF8.GetString(JsonCodec.Encode(Decode(number, TfType.Number), TfType.Number)));
    }

    [Theory]
    [InlineData("\"1.5e1\"", "\"number\"", "15")]
    [InlineData("1.50", "\"string\"", "\"1.50\"")]
    [InlineData("true", "\"string\"", "\"true\"")]
    [InlineData("false", "\"string\"", "\"false\"")]
    [InlineData("\"true\"", "\"bool\"", "true")]
    [InlineData("\"0\"", "\"bool\"", "false")]
    [InlineData("\"1\"", "\"bool\"", "true")]
    [InlineData("\"false\"", "\"bool\"", "false")]
    public void Text_and_other_scalars_are_converted_to_each_other(string json, string type, string expected)
    {
        var cty = TfType.ParseJson(type);
        Assert.Equal(expected, Encoding.UTF8.GetString(JsonCodec.Encode(Decode(json, cty), cty)));
    }

    [Theory]
    [InlineData("""{"type":"bool","value":true}""")]
    [InlineData("""{"value":true,"type":"bool"}""")]
    public void A_dynamic_value_can_have_its_type_first_or_last(string json) =>
        Assert.Equal(TfValue.Dynamic(TfValue.Bool(true)), Decode(json, TfType.Dynamic));

    [Theory]
    [InlineData("", "\"string\"")]
    [InlineData("\"a", "\"string\"")]
    [InlineData("\"a\" \"b\"", "\"string\"")]
    [InlineData("\"\\uD800\"", "\"string\"")]
    [InlineData("{}", "\"string\"")]
    [InlineData("[]", "\"bool\"")]
    [InlineData("1", "\"bool\"")]
    [InlineData("\"yes\"", "\"bool\"")]
    [InlineData("true", "\"number\"")]
    [InlineData("\"a\"", "\"number\"")]
    [InlineData("1e999999999", "\"number\"")]
    [InlineData("01", "\"number\"")]
    [InlineData("{}", "[\"list\",\"bool\"]")]
    [InlineData("[true", "[\"list\",\"bool\"]")]
    [InlineData("[]", "[\"map\",\"bool\"]")]
    [InlineData("{\"a\":true,\"a\":true}", "[\"map\",\"bool\"]")]
    [InlineData("{\"a\":true,\"a\":true}", "[\"object\",{\"a\":\"bool\"}]")]
    [InlineData("[]", "[\"object\",{\"a\":\"bool\"}]")]
    [InlineData("[true]", "[\"tuple\",[\"bool\",\"bool\"]]")]
    [InlineData("[true,true,true]", "[\"tuple\",[\"bool\",\"bool\"]]")]
    [InlineData("true", "\"dynamic\"")]
    [InlineData("{}", "\"dynamic\"")]
    [InlineData("{\"value\":true}", "\"dynamic\"")]
    [InlineData("{\"type\":\"bool\"}", "\"dynamic\"")]
    [InlineData("{\"type\":\"bool\",\"value\":true,\"x\":1}", "\"dynamic\"")]
    [InlineData("{\"type\":\"bool\",\"value\":true,\"value\":false}", "\"dynamic\"")]
    [InlineData("{\"type\":\"boot\",\"value\":true}", "\"dynamic\"")]
    public void A_value_that_does_not_match_the_type_is_an_error(string json, string type) =>
        Assert.Throws<ValueFormatException>(() => Decode(json, TfType.ParseJson(type)));

    [Fact]
    public void An_error_contains_its_path() =>
        Assert.Equal(
            "trunk.native",
            Assert.Throws<ValueFormatException>(() => Decode("""{"id":"a","trunk":{"native":[]}}""", State)).Path);

    [Fact]
    public void Excessive_nesting_is_an_error()
    {
        var value = string.Concat(Enumerable.Repeat("{\"type\":\"dynamic\",\"value\":", 50_000));
        var dropped = "{\"dropped\":" + new string('[', 100_000);

        Assert.Throws<ValueFormatException>(() => Decode(value, TfType.Dynamic));
        Assert.Throws<ValueFormatException>(() => Decode(dropped, State));
    }

    [Fact]
    public void Missing_attributes_count_as_parts()
    {
        // Short text must not become a huge value by declaring many attributes once and omitting them many times.
        var names = string.Join(',', Enumerable.Range(0, 5000).Select(i => $"\"a{i}\":\"bool\""));
        var json = $$"""{"type":["list",["object",{{{names}}}]],"value":[{{string.Join(',', Enumerable.Repeat("{}", 5000))}}]}""";

        Assert.Throws<ValueFormatException>(() => Decode(json, TfType.Dynamic));
    }

    [Fact]
    public void Unknown_values_and_infinities_have_no_json_form()
    {
        Assert.Throws<ValueFormatException>(() => JsonCodec.Encode(TfValue.Unknown(TfType.Bool), TfType.Bool));
        Assert.Throws<ValueFormatException>(
            () => JsonCodec.Encode(TfValue.Number(TfNumber.PositiveInfinity), TfType.Number));
        Assert.Throws<ValueFormatException>(() => JsonCodec.Encode(TfValue.Bool(true), TfType.String));
    }

    [Fact]
    public void Written_values_are_read_back() =>
        (new GenValues { Unknowns = false }).TypeAndValue.Where(item => !item.Value.ToString().Contains("Inf")).Sample(
            item => Assert.Equal(item.Value, JsonCodec.Decode(JsonCodec.Encode(item.Value, item.Type), item.Type)),
            iter: 1000);

    [Fact]
    public void Damaged_json_is_read_or_rejected() =>
        Gen.Select(
            (new GenValues { Unknowns = false, BinaryNumbers = false }).TypeAndValue, Mutation.Any.Array[1, 3]).Sample(
            (item, mutations) =>
            {
                var json = JsonCodec.Encode(item.Value, item.Type);
                foreach (var mutation in mutations)
                {
                    json = mutation.Apply(json);
                }

                try
                {
                    var value = JsonCodec.Decode(json, item.Type);
                    Assert.Equal(value, JsonCodec.Decode(JsonCodec.Encode(value, item.Type), item.Type));
                }
                catch (ValueFormatException)
                {
                    // Rejected.
                }
            },
            iter: 5000);

    private static TfValue Decode(string json, TfType type) => JsonCodec.Decode(Encoding.UTF8.GetBytes(json), type);
}
