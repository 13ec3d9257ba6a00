namespace HvProvider.Hosts.Netfilter;

/// <summary>The firewall of the host for the forwarded packets of one protocol.</summary>
/// <param name="IsReadable">Whether all of it was read; otherwise, a part that was not read may drop packets.</param>
/// <param name="Tables">The tables that may drop packets.</param>
internal sealed record ForwardFirewall(bool IsReadable, IReadOnlyList<ForwardChains> Tables)
{
    /// <summary>A firewall that accepts all packets.</summary>
    public static readonly ForwardFirewall Accepting = new(true, []);

    /// <summary>A firewall that this user may not read.</summary>
    public static readonly ForwardFirewall Unreadable = new(false, []);

    /// <summary>What happens to the packets between ports of a bridge.</summary>
    public ForwardPolicy Of(string bridge) => Tables.Select(table => table.Of(bridge))
        .Append(IsReadable ? ForwardPolicy.Accept : ForwardPolicy.Unknown).Max();

    /// <summary>This firewall together with another one that the packets pass as well.</summary>
    public ForwardFirewall And(ForwardFirewall other) => new(IsReadable && other.IsReadable, [.. Tables, .. other.Tables]);
}
