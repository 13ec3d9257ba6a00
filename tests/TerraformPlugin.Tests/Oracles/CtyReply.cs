namespace TerraformPlugin.Tests.Oracles;

// What the oracle made of a value. Json is null when there is none: unknown values and infinities.
internal sealed record CtyReply(string? Error, byte[] MsgPack, byte[]? Json, bool IsWhollyKnown, string? Type);
