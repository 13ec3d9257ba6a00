using System.Text.Json;
using HvProvider.Hosts.Text;

namespace HvProvider.Hosts.Netfilter;

/// <summary>Parses the output of <c>nft --json</c> (libnftables-json(5)).</summary>
internal static class NftJson
{
    private const string Physdev = "physdev";

    /// <summary>The tables with a chain for forwarded packets that has the policy to drop them, as family and name.</summary>
    /// <exception cref="HostReadException">The text is not JSON.</exception>
    public static IReadOnlyList<(string Family, string Table)> DroppingTables(string text, string origin)
    {
        using var document = JsonText.Parse(text, origin);
        return
        [
            .. Chains(document).Where(IsDropping)
                .Select(static chain => (Family: chain.Text("family")!, Table: chain.Text("table")!))
                .Where(static table => table is { Family: "ip" or "ip6" or "inet", Table: not null })
                .Distinct(),
        ];
    }

    /// <summary>The chains and rules of a table (<c>nft --json list table</c>).</summary>
    /// <exception cref="HostReadException">The text is not JSON.</exception>
    public static ForwardChains Table(string text, string origin)
    {
        using var document = JsonText.Parse(text, origin);
        return new ForwardChains(
            [.. Chains(document).Where(IsDropping).Select(static chain => chain.Text("name")!)],
            [
                .. document.RootElement.Elements("nftables").Select(static entry => entry.Member("rule"))
                    .Where(static rule => rule.ValueKind == JsonValueKind.Object).Select(ReadRule),
            ]);
    }

    private static IEnumerable<JsonElement> Chains(JsonDocument document) => document.RootElement.Elements("nftables")
        .Select(static entry => entry.Member("chain")).Where(static chain => chain.ValueKind == JsonValueKind.Object);

    private static bool IsDropping(JsonElement chain) => chain.Text("hook") == "forward" && chain.Text("policy") == "drop";

    private static ForwardRule ReadRule(JsonElement json)
    {
        var rule = new ForwardRule(json.Text("chain") ?? "", RuleVerdict.Continue, null);
        foreach (var statement in json.Elements("expr").SelectMany(Members))
        {
            rule = Add(rule, statement.Name, statement.Value);
        }

        return rule;
    }

    private static IEnumerable<JsonProperty> Members(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : [];

    private static ForwardRule Add(ForwardRule rule, string name, JsonElement value) => name switch
    {
        "counter" or "log" => rule,
        "match" => AddMatch(rule, value),
        "accept" => rule with { Verdict = RuleVerdict.Accept },
        "drop" or "reject" => rule with { Verdict = RuleVerdict.Drop },
        "return" => rule with { Verdict = RuleVerdict.Return },
        "jump" => rule with { Verdict = RuleVerdict.Jump, Target = value.Text("target") },
        "goto" => rule with { Verdict = RuleVerdict.Goto, Target = value.Text("target") },
        "xt" when value.Text("name") == Physdev && rule.Scope == RuleScope.All => rule with { Scope = RuleScope.PerhapsBridged },
        _ => rule with { Scope = RuleScope.Some },
    };

    private static ForwardRule AddMatch(ForwardRule rule, JsonElement match)
    {
        var names = NamesOf(match.Member("right"));
        return match.Text("op") is not ("==" or "in") || names.Count == 0
            ? rule with { Scope = RuleScope.Some }
            : match.Member("left").Member("meta").Text("key") switch
            {
                "iifname" or "iif" => rule with { Inputs = names },
                "oifname" or "oif" => rule with { Outputs = names },
                _ => rule with { Scope = RuleScope.Some },
            };
    }

    private static IReadOnlyList<string> NamesOf(JsonElement right) =>
        right.ValueKind == JsonValueKind.String ? [right.GetString()!] : [.. right.Texts("set") ?? []];
}
