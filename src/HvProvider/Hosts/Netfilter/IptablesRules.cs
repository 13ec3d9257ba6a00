namespace HvProvider.Hosts.Netfilter;

/// <summary>Parses the rules that <c>iptables -S</c> prints (iptables(8)).</summary>
internal static class IptablesRules
{
    private const string Forward = "FORWARD";

    /// <summary>The chains of the table.</summary>
    public static ForwardChains Of(string text)
    {
        var lines = text.Split('\n').Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
        return new ForwardChains(
            lines.Any(static words => words is ["-P", Forward, "DROP", ..]) ? [Forward] : [],
            [.. lines.Where(static words => words is ["-A", _, ..]).Select(ReadRule)]);
    }

    private static ForwardRule ReadRule(string[] words)
    {
        var rule = new ForwardRule(words[1], RuleVerdict.Continue, null);
        var i = 2;
        while (i < words.Length)
        {
            (rule, var count) = Add(rule, words.AsSpan(i));
            i += count;
        }

        return rule;
    }

    /// <summary>The rule with its next option, and the number of words of the option.</summary>
    private static (ForwardRule Rule, int Count) Add(ForwardRule rule, ReadOnlySpan<string> words) => words switch
    {
        ["-i", var name, ..] => (rule with { Inputs = [Pattern(name)] }, 2),
        ["-o", var name, ..] => (rule with { Outputs = [Pattern(name)] }, 2),
        ["-m", "physdev", "--physdev-is-bridged", ..] => (rule, 3),
        ["-j", "ACCEPT", ..] => (rule with { Verdict = RuleVerdict.Accept }, 2),
        ["-j", "DROP" or "REJECT", ..] => (rule with { Verdict = RuleVerdict.Drop }, words.Length),
        ["-j", "RETURN", ..] => (rule with { Verdict = RuleVerdict.Return }, 2),
        ["-j", "LOG", ..] => (rule, words.Length),
        ["-j", var chain, ..] => (rule with { Verdict = RuleVerdict.Jump, Target = chain }, 2),
        ["-g", var chain, ..] => (rule with { Verdict = RuleVerdict.Goto, Target = chain }, 2),
        _ => (rule with { Scope = RuleScope.Some }, 1),
    };

    private static string Pattern(string name) => name.EndsWith('+') ? $"{name[..^1]}*" : name;
}
