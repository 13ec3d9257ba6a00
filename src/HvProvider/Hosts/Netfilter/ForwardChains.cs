namespace HvProvider.Hosts.Netfilter;

/// <summary>The chains of one table of the firewall, as far as they decide about forwarded packets.</summary>
/// <param name="Dropping">The chains for forwarded packets that drop what no rule accepts.</param>
/// <param name="Rules">The rules of all chains, in order.</param>
internal sealed record ForwardChains(IReadOnlyList<string> Dropping, IReadOnlyList<ForwardRule> Rules)
{
    // Deeper than any kernel allows chains to jump.
    private const int MaxDepth = 16;

    /// <summary>What happens to the packets between ports of a bridge that no rule for some packets accepts.</summary>
    public ForwardPolicy Of(string bridge) => Dropping.Select(chain => Decide(chain, bridge)).DefaultIfEmpty(ForwardPolicy.Accept).Max();

    private ForwardPolicy Decide(string chain, string bridge)
    {
        var isUnclear = false;
        return Walk(chain, bridge, 0, ref isUnclear) switch
        {
            RuleVerdict.Accept => ForwardPolicy.Accept,
            _ => isUnclear ? ForwardPolicy.Unknown : ForwardPolicy.Drop,
        };
    }

    private RuleVerdict Walk(string chain, string bridge, int depth, ref bool isUnclear)
    {
        foreach (var rule in Rules.Where(rule => rule.Chain == chain && rule.AppliesTo(bridge)))
        {
            if (rule.Scope != RuleScope.All)
            {
                isUnclear |= rule is { Scope: RuleScope.PerhapsBridged, Verdict: RuleVerdict.Accept };
                continue;
            }

            var verdict = rule is { Target: { } target, Verdict: RuleVerdict.Jump or RuleVerdict.Goto } && depth < MaxDepth
                ? Walk(target, bridge, depth + 1, ref isUnclear)
                : rule.Verdict;
            if (verdict is RuleVerdict.Accept or RuleVerdict.Drop)
            {
                return verdict;
            }

            if (rule.Verdict is RuleVerdict.Goto or RuleVerdict.Return)
            {
                break;
            }
        }

        return RuleVerdict.Continue;
    }
}
