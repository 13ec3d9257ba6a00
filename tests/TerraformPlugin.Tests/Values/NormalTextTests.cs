using System.Text;
using CsCheck;
using TerraformPlugin.Tests.Oracles;
using TerraformPlugin.Values;
using TerraformPlugin.Wire;

namespace TerraformPlugin.Tests.Values;

public sealed class NormalTextTests(CtyOracle oracle) : IClassFixture<CtyOracle>
{
    [Theory]
    [InlineData("", "")]
    [InlineData("plain", "plain")]
    [InlineData("caf\u00e9", "caf\u00e9")]
    [InlineData("cafe\u0301", "caf\u00e9")]
    [InlineData("\u212b", "\u00c5")]
    [InlineData("A\u030a\u0301", "\u01fa")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("\u0958", "\u0915\u093c")]
    [InlineData("\u1100\u1161\u11a8", "\uac01")]
    [InlineData("\uac00\u11a8", "\uac01")]
    [InlineData("\ud834\udd5e", "\ud834\udd57\ud834\udd65")]
    [InlineData("\ud83d\udd0c", "\ud83d\udd0c")]
    public void Strings_keys_and_prefixes_are_normalized(string text, string normal)
    {
        Assert.Equal(normal, TfValue.String(text).AsString());
        var map = TfValue.Map(TfType.Bool, [new(text, TfValue.Bool(true))]).AsMap();
        Assert.Equal(normal, Assert.Single(map).Key);
        Assert.True(map.ContainsKey(text));
        Assert.Equal(normal, Assert.Single(TfType.Object(new Dictionary<string, TfType> { [text] = TfType.Bool }).AttributeTypes).Key);
        if (text.Length > 0)
        {
            Assert.Equal(normal, TfValue.Unknown(TfType.String, new Refinement { StringPrefix = text }).Refinement!.StringPrefix);
        }
    }

    [Fact]
    public void Half_of_a_surrogate_pair_is_replaced() => Assert.Equal("a\ufffdb", TfValue.String("a\ud83db").AsString());

    [Fact]
    public void Values_that_differ_in_normalization_only_are_equal()
    {
        Assert.Equal(TfValue.String("caf\u00e9"), TfValue.String("cafe\u0301"));
        Assert.Equal(TfValue.String("caf\u00e9"), MsgPackCodec.Decode(Convert.FromHexString("A6636166" + "65CC81"), TfType.String));
        Assert.Equal(TfValue.String("caf\u00e9"), JsonCodec.Decode("\"cafe\u0301\""u8, TfType.String));
    }

    [Fact]
    public void Every_character_that_decomposes_is_normalized_as_by_cty()
    {
        var texts = Enumerable.Range(0, 0x110000).Where(Rune.IsValid)
            .Where(c =>
            {
                var parts = new List<int>();
                CanonicalData.Decompose(c, parts);
                return parts is not [var only] || only != c || CanonicalData.ClassOf(c) != 0;
            })
            .Select(c => new Rune(c).ToString());
        AssertAsCty(string.Join('a', texts));
    }

    [Fact]
    public void Any_text_is_normalized_as_by_cty()
    {
        var marks = Gen.OneOf(Gen.Int[0x300, 0x345], Gen.Int[0x591, 0x5bd], Gen.Int[0x93c, 0x94d], Gen.Int[0x1dc0, 0x1dcf]);
        var hangul = Gen.OneOf(Gen.Int[0x1100, 0x1112], Gen.Int[0x1161, 0x1175], Gen.Int[0x11a7, 0x11c2], Gen.Int[0xac00, 0xd7a3]);
        var letters = Gen.OneOf(Gen.Int[0x20, 0x7e], Gen.Int[0xc0, 0x24f], Gen.Int[0x1e00, 0x1fff], Gen.Int[0x900, 0x9ff]);
        var any = Gen.OneOf(letters, marks, hangul);
        any.Array[0, 40].Sample(characters => AssertAsCty(Text(characters)), iter: 5000);
        marks.Array[25, 100].Sample(characters => AssertAsCty("a" + Text(characters)), iter: 500);
    }

    [Fact]
    public void Normal_text_stays_as_it_is() => Gen.Int[0, 0xfff].Array[0, 20].Select(Text).Sample(text =>
    {
        var normal = NormalText.Of(text);
        Assert.Equal(normal, NormalText.Of(normal));
    });

    private static string Text(int[] characters) => string.Concat(characters.Select(c => new Rune(c).ToString()));

    private void AssertAsCty(string text)
    {
        // Written by hand, because a value is normal before it is encoded.
        var utf8 = Encoding.UTF8.GetBytes(text);
        byte[] header = [0xDB, (byte)(utf8.Length >> 24), (byte)(utf8.Length >> 16), (byte)(utf8.Length >> 8), (byte)utf8.Length];
        var reply = oracle.Ask(TfType.String, "msgpack", [.. header, .. utf8]);
        Assert.Null(reply.Error);
        Assert.Equal(reply.MsgPack, MsgPackCodec.Encode(TfValue.String(text), TfType.String));
    }
}
