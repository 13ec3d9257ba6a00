namespace HvProvider.Preflight;

/// <summary>Writes the name of a bridge as a key of <c>bridges</c> in the provider block, for messages.</summary>
internal static class BridgeKey
{
    /// <summary>The key; a name that HCL does not accept as a bare word is quoted.</summary>
    public static string Of(string bridge) =>
        char.IsAsciiLetter(bridge[0]) && bridge.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-') ? bridge : $"\"{bridge}\"";
}
