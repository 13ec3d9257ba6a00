using HvProvider.Hosts.Text;

namespace HvProvider.Hosts.Netfilter;

/// <summary>Parses the output of <c>nft --json list chains</c> (libnftables-json(5)).</summary>
internal static class NftJson
{
    /// <summary>The families whose chains for forwarded packets have the policy to drop them: <c>ip</c>, <c>ip6</c>, <c>inet</c>.</summary>
    /// <exception cref="HostReadException">The text is not JSON.</exception>
    public static IReadOnlySet<string> DroppingFamilies(string text, string origin)
    {
        using var document = JsonText.Parse(text, origin);
        return document.RootElement.Elements("nftables").Select(static entry => entry.Member("chain"))
            .Where(static chain => chain.Text("hook") == "forward" && chain.Text("policy") == "drop")
            .Select(static chain => chain.Text("family")).OfType<string>().ToHashSet(StringComparer.Ordinal);
    }
}
