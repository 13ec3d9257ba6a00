using CsCheck;

namespace TerraformPlugin.Tests.Wire;

// A mutation of bytes. The position is a fraction of the length, so that it applies to input of any length.
internal sealed record Mutation(int Kind, double Position, byte Value)
{
    // Bytes with a meaning in MessagePack.
    private static readonly Gen<byte> Interesting = Gen.OneOf(
        Gen.Byte,
        Gen.OneOf<byte>(
            0xC0, 0xC1, 0xC2, 0xC4, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCF, 0xD3, 0xD4, 0xD8, 0xDB, 0xDD, 0xDF, 0x80, 0x90, 0xA0, 12));

    public static Gen<Mutation> Any { get; } =
        Gen.Select(Gen.Int[0, 4], Gen.Double[0, 0.999999], Interesting).Select((k, p, v) => new Mutation(k, p, v));

    public byte[] Apply(byte[] bytes)
    {
        if (bytes.Length == 0)
        {
            return [Value];
        }

        var at = (int)(Position * bytes.Length);
        switch (Kind)
        {
            case 0:
                return bytes[..at];
            case 1:
                return [.. bytes[..at], Value, .. bytes[at..]];
            case 2:
                return [.. bytes[..at], .. bytes[(at + 1)..]];
            case 3:
                byte[] replaced = [.. bytes];
                replaced[at] = Value;
                return replaced;
            default:
                byte[] flipped = [.. bytes];
                flipped[at] ^= (byte)(1 << (Value & 7));
                return flipped;
        }
    }
}
