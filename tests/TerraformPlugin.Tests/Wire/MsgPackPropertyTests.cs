using CsCheck;
using TerraformPlugin.Tests.Values;
using TerraformPlugin.Values;
using TerraformPlugin.Wire;

namespace TerraformPlugin.Tests.Wire;

public sealed class MsgPackPropertyTests
{
    [Fact]
    public void Written_values_are_read_back() =>
        new GenValues().TypeAndValue.Sample(
            item =>
            {
                var bytes = MsgPackCodec.Encode(item.Value, item.Type);
                var read = MsgPackCodec.Decode(bytes, item.Type);
                Assert.Equal(item.Value, read);
                Assert.Equal(item.Value.IsWhollyKnown, read.IsWhollyKnown);
                Assert.Equal(bytes, MsgPackCodec.Encode(read, item.Type));
            },
            iter: 2000);

    [Fact]
    public void Every_truncation_is_an_error() =>
        new GenValues().TypeAndValue.Where(item => item.Value.IsKnown).Sample(
            item =>
            {
                var bytes = MsgPackCodec.Encode(item.Value, item.Type);
                for (var length = 1; length < Math.Min(bytes.Length, 300); length++)
                {
                    Assert.Throws<ValueFormatException>(() => MsgPackCodec.Decode(bytes.AsMemory(0, length), item.Type));
                }
            },
            iter: 200);

    [Fact]
    public void Damaged_bytes_are_read_or_rejected() =>
        Gen.Select(new GenValues().TypeAndValue, Mutation.Any.Array[1, 4]).Sample(
            (item, mutations) =>
            {
                var bytes = MsgPackCodec.Encode(item.Value, item.Type);
                foreach (var mutation in mutations)
                {
                    bytes = mutation.Apply(bytes);
                }

                try
                {
                    // An accepted value must be consistent.
                    var value = MsgPackCodec.Decode(bytes, item.Type);
                    Assert.Equal(value, MsgPackCodec.Decode(MsgPackCodec.Encode(value, item.Type), item.Type));
                    _ = value.ToString();
                }
                catch (ValueFormatException)
                {
                    // Rejected.
                }
            },
            iter: 10_000);

    [Fact]
    public void Random_bytes_are_read_or_rejected() =>
        Gen.Select(new GenValues().Type(3), Gen.Byte.Array[0, 60]).Sample(
            (type, bytes) =>
            {
                try
                {
                    MsgPackCodec.Decode(bytes, type);
                }
                catch (ValueFormatException)
                {
                    // Rejected.
                }
            },
            iter: 10_000);
}
