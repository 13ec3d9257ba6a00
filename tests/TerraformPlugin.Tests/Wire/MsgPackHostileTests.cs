using TerraformPlugin.Values;
using TerraformPlugin.Wire;

namespace TerraformPlugin.Tests.Wire;

public sealed class MsgPackHostileTests
{
    [Theory]
    [InlineData("C0C0", "\"string\"")]
    [InlineData("A2", "\"string\"")]
    [InlineData("A161C0", "\"string\"")]
    [InlineData("A1FF", "\"string\"")]
    [InlineData("A3EDA080", "\"string\"")]
    [InlineData("C40161", "\"string\"")]
    [InlineData("01", "\"string\"")]
    [InlineData("DBFFFFFFFF61", "\"string\"")]
    [InlineData("C2", "\"number\"")]
    [InlineData("CB7FF8000000000000", "\"number\"")]
    [InlineData("CA7FC00000", "\"number\"")]
    [InlineData("A16E", "\"number\"")]
    [InlineData("A0", "\"number\"")]
    [InlineData("AB31653939393939393939", "\"number\"")]
    [InlineData("01", "\"bool\"")]
    [InlineData("A474727565", "\"bool\"")]
    [InlineData("C1", "\"bool\"")]
    [InlineData("81A16101", "[\"list\",\"number\"]")]
    [InlineData("DDFFFFFFFF", "[\"list\",\"number\"]")]
    [InlineData("DD7FFFFFFF01", "[\"set\",\"number\"]")]
    [InlineData("DFFFFFFFFF", "[\"map\",\"number\"]")]
    [InlineData("DF7FFFFFFFA16101", "[\"map\",\"number\"]")]
    [InlineData("82A16101A16102", "[\"map\",\"number\"]")]
    [InlineData("810101", "[\"map\",\"number\"]")]
    [InlineData("9101", "[\"tuple\",[\"number\",\"bool\"]]")]
    [InlineData("9301C3C3", "[\"tuple\",[\"number\",\"bool\"]]")]
    [InlineData("90", "[\"tuple\",[\"number\",\"bool\"]]")]
    [InlineData("80", "[\"object\",{\"a\":\"bool\"}]")]
    [InlineData("82A161C3A162C3", "[\"object\",{\"a\":\"bool\"}]")]
    [InlineData("81A162C3", "[\"object\",{\"a\":\"bool\"}]")]
    [InlineData("82A161C3A161C3", "[\"object\",{\"a\":\"bool\",\"b\":\"bool\"}]")]
    [InlineData("90", "\"dynamic\"")]
    [InlineData("91C408", "\"dynamic\"")]
    [InlineData("93C40822737472696E6722A161C0", "\"dynamic\"")]
    [InlineData("92C40822737472696E6721A161", "\"dynamic\"")]
    [InlineData("92C0A161", "\"dynamic\"")]
    [InlineData("C9FFFFFFFF00", "\"dynamic\"")]
    [InlineData("D4", "\"string\"")]
    [InlineData("D500", "\"string\"")]
    public void Bytes_that_do_not_match_the_type_are_an_error(string bytes, string type) =>
        Assert.Throws<ValueFormatException>(
            () => MsgPackCodec.Decode(Convert.FromHexString(bytes), TfType.ParseJson(type)));

    [Fact]
    public void An_error_contains_its_path()
    {
        var type = TfType.ParseJson("""["object",{"trunk":["object",{"tags":["map",["list","number"]]}]}]""");
        var bytes = Convert.FromHexString("81A57472756E6B81A47461677381A16B9201C3");

        Assert.Equal(
            "trunk.tags[\"k\"][1]", Assert.Throws<ValueFormatException>(() => MsgPackCodec.Decode(bytes, type)).Path);
    }

    [Fact]
    public void An_error_in_the_type_of_a_dynamic_value_contains_its_path()
    {
        var type = TfType.ParseJson("""["tuple",["dynamic","dynamic"]]""");
        var bytes = Convert.FromHexString("92C092C4022222C0");

        Assert.Equal("[1]", Assert.Throws<ValueFormatException>(() => MsgPackCodec.Decode(bytes, type)).Path);
    }

    [Fact]
    public void Excessively_nested_dynamic_values_are_an_error()
    {
        var level = Convert.FromHexString("92C409" + "2264796E616D696322");
        var bytes = new byte[level.Length * 100_000];
        for (var i = 0; i < bytes.Length; i += level.Length)
        {
            level.CopyTo(bytes, i);
        }

        Assert.Throws<ValueFormatException>(() => MsgPackCodec.Decode(bytes, TfType.Dynamic));
    }

    [Fact]
    public void An_excessively_nested_type_is_an_error()
    {
        var json = string.Concat(Enumerable.Repeat("[\"list\",", 60_000));

        Assert.Throws<ValueFormatException>(() => TfType.ParseJson(json));
        Assert.Throws<ValueFormatException>(
            () => TfType.ParseJson(json[..(8 * 64)] + "\"bool\"" + new string(']', 64)));
        TfType.ParseJson(json[..(8 * 63)] + "\"bool\"" + new string(']', 63));
    }

    [Fact]
    public void An_excessively_nested_refinement_is_an_error()
    {
        byte[] bytes = [0xC8, 0x04, 0x00, 12, 0x81, 42, .. Enumerable.Repeat((byte)0x91, 1022)];

        Assert.Throws<ValueFormatException>(() => MsgPackCodec.Decode(bytes, TfType.Bool));
    }

    [Fact]
    public void An_overlong_refinement_is_ignored()
    {
        byte[] bytes = [0xC8, 0x04, 0x01, 12, .. Enumerable.Repeat((byte)0x91, 1025)];

        Assert.Equal(TfValue.Unknown(TfType.Bool), MsgPackCodec.Decode(bytes, TfType.Bool));
    }

    [Fact]
    public void More_parts_than_the_limit_are_an_error()
    {
        var bytes = new byte[ValueLimits.MaxNodes + 100];
        bytes.AsSpan().Fill(0xC0);
        bytes[0] = 0xDD;
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(1), bytes.Length - 5);

        Assert.Throws<ValueFormatException>(() => MsgPackCodec.Decode(bytes, TfType.List(TfType.Bool)));
        Assert.Throws<ValueFormatException>(
            () => MsgPackCodec.Decode(new byte[ValueLimits.MaxBytes + 1], TfType.Dynamic));
    }

    [Fact]
    public void A_value_of_another_type_is_not_written()
    {
        Assert.Throws<ValueFormatException>(() => MsgPackCodec.Encode(TfValue.Bool(true), TfType.String));
        Assert.Throws<ValueFormatException>(() => MsgPackCodec.Encode(TfValue.Null(TfType.Bool), TfType.String));
    }

    [Fact]
    public void Text_that_is_not_valid_unicode_never_prevents_that_a_value_is_written()
    {
        var list = TfValue.List(TfType.String, [TfValue.String("a"), TfValue.String("\uD800")]);

        Assert.Equal(list, MsgPackCodec.Decode(MsgPackCodec.Encode(list, list.Type), list.Type));
        Assert.Equal(list, JsonCodec.Decode(JsonCodec.Encode(list, list.Type), list.Type));
    }
}
