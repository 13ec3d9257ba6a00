using CsCheck;
using TerraformPlugin.Values;

namespace TerraformPlugin.Tests.Values;

public sealed class TfTypeTests
{
    [Theory]
    [InlineData("\"string\"")]
    [InlineData("\"number\"")]
    [InlineData("\"bool\"")]
    [InlineData("\"dynamic\"")]
    [InlineData("[\"list\",\"string\"]")]
    [InlineData("[\"set\",[\"map\",\"dynamic\"]]")]
    [InlineData("[\"object\",{}]")]
    [InlineData("[\"object\",{\"a\":\"string\",\"b\":[\"list\",\"bool\"]}]")]
    [InlineData("[\"object\",{\"a\":\"string\",\"b\":\"bool\"},[\"a\",\"b\"]]")]
    [InlineData("[\"tuple\",[]]")]
    [InlineData("[\"tuple\",[\"string\",[\"tuple\",[\"number\"]]]]")]
    public void The_json_form_is_read_and_written(string json) => Assert.Equal(json, TfType.ParseJson(json).ToJson());

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("1")]
    [InlineData("string")]
    [InlineData("\"strings\"")]
    [InlineData("\"list\"")]
    [InlineData("[\"string\"]")]
    [InlineData("[\"list\"]")]
    [InlineData("[\"list\",\"bool\",\"bool\"]")]
    [InlineData("[\"list\",\"bool\"")]
    [InlineData("[\"list\",\"bool\"]]")]
    [InlineData("\"bool\" \"bool\"")]
    [InlineData("[[\"list\"],\"bool\"]")]
    [InlineData("[\"tuple\",\"bool\"]")]
    [InlineData("[\"object\",[]]")]
    [InlineData("[\"object\",{\"a\":\"bool\",\"a\":\"bool\"}]")]
    [InlineData("[\"object\",{\"a\":\"bool\"},[\"b\"]]")]
    [InlineData("[\"object\",{\"a\":\"bool\"},[1]]")]
    [InlineData("[\"object\",{\"a\":\"bool\"},[\"a\"],[]]")]
    [InlineData("[\"object\",{\"\\uD800\":\"bool\"}]")]
    [InlineData("[\"capsule\",\"bool\"]")]
    public void Invalid_types_are_rejected(string json) =>
        Assert.Throws<ValueFormatException>(() => TfType.ParseJson(json));

    [Fact]
    public void A_type_with_invalid_unicode_is_rejected()
    {
        Assert.Throws<ValueFormatException>(() => TfType.ParseJson("\"\uD800\""));
        Assert.Throws<ValueFormatException>(() => TfType.ParseJson([(byte)'"', 0xFF, (byte)'"']));
    }

    [Fact]
    public void Types_are_equal_by_structure()
    {
        var type = TfType.Object(new Dictionary<string, TfType> { ["b"] = TfType.Bool, ["a"] = TfType.List(TfType.String) });

        Assert.Equal(TfType.ParseJson("""["object",{"a":["list","string"],"b":"bool"}]"""), type);
        Assert.NotEqual(TfType.ParseJson("""["object",{"a":["list","string"],"b":"number"}]"""), type);
        Assert.NotEqual(TfType.ParseJson("""["object",{"a":["list","string"],"b":"bool"},["a"]]"""), type);
        Assert.NotEqual<TfType>(TfType.List(TfType.String), TfType.Set(TfType.String));
        Assert.NotEqual<TfType>(TfType.List(TfType.String), TfType.List(TfType.Number));
        Assert.NotEqual<TfType>(TfType.Tuple(TfType.String), TfType.Tuple(TfType.String, TfType.String));
    }

    [Fact]
    public void Every_type_is_read_back_from_its_json_form() =>
        new GenValues().Type(4).Sample(type =>
        {
            var read = TfType.ParseJson(type.ToJsonUtf8());
            Assert.Equal(type, read);
            Assert.Equal(type.GetHashCode(), read.GetHashCode());
        });
}
