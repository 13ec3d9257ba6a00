namespace HvProvider.Hosts.Netfilter;

/// <summary>A rule of the host's firewall, as far as it decides about packets between the ports of a bridge.</summary>
/// <param name="Chain">The chain that contains it.</param>
/// <param name="Verdict">What happens to the packets that it matches.</param>
/// <param name="Target">The chain of a jump; otherwise null.</param>
internal sealed record ForwardRule(string Chain, RuleVerdict Verdict, string? Target)
{
    /// <summary>The input interfaces, which may end with <c>*</c>; empty for any.</summary>
    public IReadOnlyList<string> Inputs { get; init; } = [];

    /// <summary>The output interfaces; empty for any.</summary>
    public IReadOnlyList<string> Outputs { get; init; } = [];

    /// <summary>The packets of these interfaces that it matches.</summary>
    public RuleScope Scope { get; init; }

    /// <summary>Whether it applies to packets between ports of a bridge, which is their input and their output interface.</summary>
    public bool AppliesTo(string bridge) => Includes(Inputs, bridge) && Includes(Outputs, bridge);

    private static bool Includes(IReadOnlyList<string> names, string bridge) => names.Count == 0 || names.Any(name =>
        name.EndsWith('*') ? bridge.StartsWith(name[..^1], StringComparison.Ordinal) : name == bridge);
}
