using TerraformPlugin.Values;
using TerraformPlugin.Wire;

namespace TerraformPlugin.Tests.Wire;

public sealed class MsgPackGoldenTests
{
    private static readonly TfType SampleType = TfType.ParseJson("""
        ["object",{"timeouts":["object",{"create":"string"}],"id":"string","items":["list","string"],"mac":"string",
        "mtu":"number","name":"string","nics":["list","string"],"note":"string",
        "opts":["map","string"],"ports":["set","number"],"rev":"number","rule":["list","string"],"secret":"string",
        "tags":["map","string"]}]
        """);

    // A captured validation request of Terraform, which contains every state of a value.
    private const string Sample =
        "8EA26964C0A56974656D73C0A36D6163C0A36D7475CD2328A46E616D65D40000A46E69637392A178D40000"
        + "A46E6F7465D70C8201C202A36D6163A46F707473C0A5706F727473C0A3726576C0A472756C6590A6736563726574C0"
        + "A474616773D40000A874696D656F757473C0";

    [Fact]
    public void A_captured_request_of_Terraform_is_read_with_every_state()
    {
        var attributes = Decode(Sample, SampleType).AsMap();

        Assert.True(attributes["id"].IsNull);
        Assert.Equal(9000, Int64(attributes["mtu"]));
        Assert.True(attributes["name"].IsUnknown);
        Assert.Null(attributes["name"].Refinement);
        Assert.True(attributes["nics"].IsKnown);
        Assert.False(attributes["nics"].IsWhollyKnown);
        Assert.True(attributes["nics"].AsElements()[1].IsUnknown);
        Assert.Equal(new Refinement { IsNull = false, StringPrefix = "mac" }, attributes["note"].Refinement);
        Assert.Empty(attributes["rule"].AsElements());
        Assert.True(attributes["tags"].IsUnknown);
        Assert.Equal(TfType.Map(TfType.String), attributes["tags"].Type);
    }

    [Fact]
    public void A_captured_request_of_Terraform_is_written_with_the_same_bytes() =>
        Assert.Equal(Sample, Encode(Decode(Sample, SampleType)));

    [Theory]
    [InlineData("0", "00")]
    [InlineData("127", "7F")]
    [InlineData("128", "CC80")]
    [InlineData("255", "CCFF")]
    [InlineData("256", "CD0100")]
    [InlineData("65535", "CDFFFF")]
    [InlineData("65536", "CE00010000")]
    [InlineData("4294967296", "CF0000000100000000")]
    [InlineData("9223372036854775807", "CF7FFFFFFFFFFFFFFF")]
    [InlineData("9223372036854775808", "CB43E0000000000000")]
    [InlineData("-1", "FF")]
    [InlineData("-32", "E0")]
    [InlineData("-33", "D0DF")]
    [InlineData("-128", "D080")]
    [InlineData("-129", "D1FF7F")]
    [InlineData("-32769", "D2FFFF7FFF")]
    [InlineData("-2147483649", "D3FFFFFFFF7FFFFFFF")]
    [InlineData("-9223372036854775808", "D38000000000000000")]
    [InlineData("2.5", "CB4004000000000000")]
    [InlineData("-0.125", "CBBFC0000000000000")]
    [InlineData("0.1", "A3302E31")]
    [InlineData("1e22", "CB4480F0CF064DD592")]
    [InlineData("1e30", "BF31303030303030303030303030303030303030303030303030303030303030")]
    [InlineData("18446744073709551615", "B43138343436373434303733373039353531363135")]
    public void A_number_is_written_in_the_first_exact_form_of_integer_float_and_text(string number, string expected)
    {
        var value = TfValue.Number(TfNumber.Parse(number));

        Assert.Equal(expected, Encode(value));
        Assert.Equal(value, Decode(expected, TfType.Number));
    }

    [Theory]
    [InlineData("CFFFFFFFFFFFFFFFFF", "18446744073709551615")]
    [InlineData("CA3FC00000", "1.5")]
    [InlineData("CD0001", "1")]
    [InlineData("D300000000000000FF", "255")]
    [InlineData("CB8000000000000000", "0")]
    [InlineData("A431653330", "1000000000000000000000000000000")]
    [InlineData("A3316533", "1000")]
    [InlineData("CB3FB999999999999A", "0.1000000000000000055511151231257827021181583404541015625")]
    public void A_number_is_read_from_every_form(string bytes, string expected) =>
        Assert.Equal(expected, Decode(bytes, TfType.Number).AsNumber().ToString());

    [Fact]
    public void Infinities_are_floats()
    {
        Assert.Equal("CB7FF0000000000000", Encode(TfValue.Number(TfNumber.PositiveInfinity)));
        Assert.Equal("CBFFF0000000000000", Encode(TfValue.Number(TfNumber.NegativeInfinity)));
        Assert.Equal(TfNumber.NegativeInfinity, Decode("CAFF800000", TfType.Number).AsNumber());
    }

    [Fact]
    public void A_plain_unknown_is_extension_0() => Assert.Equal("D40000", Encode(TfValue.Unknown(TfType.String)));

    [Theory]
    [InlineData("D40000")]
    [InlineData("D4637F")]
    [InlineData("C70000")]
    [InlineData("D6FF01020304")]
    [InlineData("C70163FF")]
    public void Every_extension_but_12_is_a_plain_unknown(string bytes) =>
        Assert.Equal(TfValue.Unknown(TfType.Bool), Decode(bytes, TfType.Bool));

    [Fact]
    public void Every_constraint_of_a_refinement_has_its_key()
    {
        var number = TfValue.Unknown(TfType.Number, new Refinement
        {
            IsNull = true,
            StringPrefix = "not for numbers",
            LowerBound = new NumberBound(TfNumber.FromInt64(1), true),
            UpperBound = new NumberBound(TfNumber.Parse("0.1"), false),
            MaxLength = 4,
        });
        var list = TfValue.Unknown(TfType.List(TfType.Bool), new Refinement { MinLength = 2, MaxLength = 300 });

        Assert.Equal("C70E0C83" + "01C3" + "039201C3" + "0492A3302E31C2", Encode(number));
        Assert.Equal("C7070C82" + "0502" + "06CD012C", Encode(list));
        Assert.Equal(number, Decode(Encode(number), TfType.Number));
        Assert.Equal(list, Decode(Encode(list), list.Type));
    }

    [Fact]
    public void An_unknown_refinement_leaves_the_value_unknown() =>
        Assert.Equal(
            TfValue.Unknown(TfType.String, Refinement.NotNull),
            Decode("C70A0C82" + "2A92A1788101C0" + "01C2", TfType.String));

    [Theory]
    [InlineData("D60C8101C200")]
    [InlineData("C7060C8101C2C1FFFF")]
    public void Data_after_a_refinement_is_ignored(string bytes) =>
        Assert.Equal(TfValue.Unknown(TfType.String, Refinement.NotNull), Decode(bytes, TfType.String));

    [Theory]
    [InlineData("C7000C")]
    [InlineData("D40C81")]
    [InlineData("D50C8101")]
    [InlineData("C7040C8102A1FF")]
    [InlineData("C7030C8105FF")]
    public void An_invalid_refinement_is_an_error(string bytes) =>
        Assert.Throws<ValueFormatException>(() => Decode(bytes, TfType.String));

    [Fact]
    public void An_overlong_prefix_is_truncated_at_a_character()
    {
        var prefix = string.Concat(Enumerable.Repeat("€", 100));
        var read = Decode(
            Encode(TfValue.Unknown(TfType.String, new Refinement { StringPrefix = prefix })), TfType.String);

        Assert.Equal(prefix[..85], read.Refinement!.StringPrefix);
    }

    [Fact]
    public void An_overlong_refinement_is_omitted()
    {
        var bound = new NumberBound(TfNumber.Parse($"1e{TfNumber.MaxDigits - 1}"), Inclusive: true);

        Assert.Equal("D40000", Encode(TfValue.Unknown(TfType.Number, new Refinement { LowerBound = bound })));
    }

    [Fact]
    public void A_dynamic_value_contains_the_json_form_of_its_type()
    {
        const string Expected = "92C408" + "22737472696E6722" + "A161";
        var value = TfValue.Dynamic(TfValue.String("a"));

        Assert.Equal(Expected, Encode(value));
        Assert.Equal(value, Decode(Expected, TfType.Dynamic));
        Assert.Equal(Expected, Convert.ToHexString(MsgPackCodec.Encode(TfValue.String("a"), TfType.Dynamic)));
        Assert.Equal(value, Decode("92A8" + "22737472696E6722" + "A161", TfType.Dynamic));
    }

    [Fact]
    public void A_dynamic_value_without_a_type_is_null_or_unknown_itself()
    {
        Assert.Equal(TfValue.Null(TfType.Dynamic), Decode("C0", TfType.Dynamic));
        Assert.Equal(TfValue.Unknown(TfType.Dynamic), Decode("D40000", TfType.Dynamic));
        Assert.Equal(TfValue.Unknown(TfType.Dynamic), Decode("C7030C8101C2", TfType.Dynamic));
        Assert.Equal("C0", Encode(TfValue.Null(TfType.Dynamic)));
        Assert.Equal("D40000", Encode(TfValue.Unknown(TfType.Dynamic, Refinement.NotNull)));
    }

    [Fact]
    public void A_partly_unknown_dynamic_value_has_dynamic_inside_its_type()
    {
        var bytes = "92C41A" + Hex("""["object",{"a":"dynamic"}]""") + "81A161D40000";
        var value = Decode(bytes, TfType.Dynamic);

        Assert.True(value.IsKnown);
        Assert.False(value.IsWhollyKnown);
        Assert.True(value.Unwrap().AsMap()["a"].IsUnknown);
        Assert.Equal(TfType.Dynamic, value.Unwrap().AsMap()["a"].Type);
        Assert.Equal(bytes, Encode(value));
    }

    [Fact]
    public void A_typed_null_stays_typed_within_a_dynamic_value()
    {
        var value = TfValue.Dynamic(TfValue.Null(TfType.String));

        Assert.True(value.IsNull);
        Assert.Equal("92C408" + "22737472696E6722" + "C0", Encode(value));
        Assert.Equal(value, Decode(Encode(value), TfType.Dynamic));
        Assert.NotEqual(TfValue.Null(TfType.Dynamic), value);
    }

    [Fact]
    public void Keys_are_written_in_the_order_of_their_utf8_bytes()
    {
        var map = TfValue.Map(TfType.Bool, new Dictionary<string, TfValue>
        {
            ["😀"] = TfValue.Bool(true),
            ["\uE000"] = TfValue.Bool(true),
            ["b"] = TfValue.Bool(true),
            ["a"] = TfValue.Null(TfType.Bool),
        });

        Assert.Equal("84" + "A161C0" + "A162C3" + "A3EE8080C3" + "A4F09F9880C3", Encode(map));
    }

    [Fact]
    public void Keys_are_read_in_any_order()
    {
        var type = TfType.ParseJson("""["object",{"a":"bool","é":"number"}]""");
        var value = Decode("82" + "A2C3A901" + "A161C3", type);

        Assert.Equal("82" + "A161C3" + "A2C3A901", Encode(value));
    }

    [Fact]
    public void Empty_input_and_nil_are_null()
    {
        Assert.Equal(TfValue.Null(SampleType), Decode("", SampleType));
        Assert.Equal(TfValue.Null(SampleType), Decode("C0", SampleType));
        Assert.Equal("C0", Encode(TfValue.Null(SampleType)));
    }

    private static TfValue Decode(string hex, TfType type) =>
        MsgPackCodec.Decode(Convert.FromHexString(hex), type);

    private static string Encode(TfValue value) => Convert.ToHexString(MsgPackCodec.Encode(value, value.Type));

    private static string Hex(string text) => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(text));

    private static long Int64(TfValue value) => value.AsNumber().TryToInt64(out var number) ? number : throw new FormatException();
}
