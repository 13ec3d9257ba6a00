using CsCheck;
using TerraformPlugin.Tests.Values;
using TerraformPlugin.Tests.Wire;
using TerraformPlugin.Values;
using TerraformPlugin.Wire;

namespace TerraformPlugin.Tests.Oracles;

// The codecs against Terraform's own library. The packaged version does not support refinements, so there are none here.
public sealed class CtyOracleTests(CtyOracle oracle) : IClassFixture<CtyOracle>
{
    private static readonly GenValues Cty = new() { Refinements = false, FreeDynamics = false };

    [Fact]
    public void MessagePack_is_compatible_with_cty_in_both_directions() =>
        Cty.TypeAndValue.Sample(
            item =>
            {
                var bytes = MsgPackCodec.Encode(item.Value, item.Type);
                var reply = oracle.Ask(item.Type, "msgpack", bytes);

                Assert.Null(reply.Error);
                Assert.Equal(item.Type, TfType.ParseJson(reply.Type!));
                Assert.Equal(item.Value.IsWhollyKnown, reply.IsWhollyKnown);
                Assert.Equal(item.Value, MsgPackCodec.Decode(reply.MsgPack, item.Type));

                // Only the order of set elements may differ, and the escaping of attribute names in the type of a dynamic value.
                if (!HasSet(item.Value) && !HasEscape(bytes) && !HasEscape(reply.MsgPack))
                {
                    Assert.Equal(bytes, reply.MsgPack);
                }
            },
            iter: 2500);

    [Fact]
    public void Json_is_compatible_with_cty_in_both_directions() =>
        (Cty with { Unknowns = false, BinaryNumbers = false }).TypeAndValue.Sample(
            item =>
            {
                var reply = oracle.Ask(item.Type, "json", JsonCodec.Encode(item.Value, item.Type));

                Assert.Null(reply.Error);
                Assert.Equal(item.Value, MsgPackCodec.Decode(reply.MsgPack, item.Type));
                Assert.Equal(item.Value, JsonCodec.Decode(reply.Json, item.Type));
            },
            iter: 2000);

    [Fact]
    public void Accepted_damaged_messagepack_has_the_same_value_in_cty() =>
        Gen.Select((Cty with { AsciiText = true }).TypeAndValue, Mutation.Any).Sample(
            (item, mutation) =>
            {
                TfValue value;
                var bytes = mutation.Apply(MsgPackCodec.Encode(item.Value, item.Type));
                try
                {
                    value = MsgPackCodec.Decode(bytes, item.Type);
                }
                catch (ValueFormatException)
                {
                    return;
                }

                // Empty input is null here and in Terraform, but not in cty.
                if (bytes.Length == 0 || HasRefinement(value) || HasLongNumber(value))
                {
                    return;
                }

                var reply = oracle.Ask(item.Type, "msgpack", bytes);
                Assert.Null(reply.Error);
                Assert.Equal(value, MsgPackCodec.Decode(reply.MsgPack, item.Type));
            },
            iter: 2500);

    private static bool HasSet(TfValue value) => Any(value, part => part.Type.Kind == TfTypeKind.Set);

    private static bool HasRefinement(TfValue value) => Any(value, part => part.Refinement is not null);

    // cty rounds to 512 bits, which is at least 153 digits; Terraform cannot send more.
    private static bool HasLongNumber(TfValue value) => Any(
        value,
        part => part is { Type.Kind: TfTypeKind.Number, IsKnown: true } && part.ToString().Trim('-', '0', '.').Length > 150);

    private static bool HasEscape(byte[] bytes) => bytes.AsSpan().IndexOf("\\u"u8) >= 0;

    private static bool Any(TfValue value, Func<TfValue, bool> predicate)
    {
        value = value.Unwrap();
        if (predicate(value))
        {
            return true;
        }

        if (!value.IsKnown)
        {
            return false;
        }

        return value.Type.Kind switch
        {
            TfTypeKind.List or TfTypeKind.Set or TfTypeKind.Tuple => value.AsElements().Any(v => Any(v, predicate)),
            TfTypeKind.Map or TfTypeKind.Object => value.AsMap().Values.Any(v => Any(v, predicate)),
            _ => false,
        };
    }
}
