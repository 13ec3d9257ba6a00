namespace TerraformPlugin.Tests.Oracles;

// The oracle's encoding of a value. Json is null for unknown values and infinities, which have none.
internal sealed record CtyReply(string? Error, byte[] MsgPack, byte[]? Json, bool IsWhollyKnown, string? Type);
