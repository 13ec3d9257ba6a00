using HvProvider.Hosts.Commands;

namespace HvProvider.Hosts.Netfilter;

/// <summary>The tables of iptables before nftables, of one protocol.</summary>
/// <param name="TablesFile">The file that lists the loaded tables; it does not exist if the kernel has not loaded the module.</param>
/// <param name="ShowRules">The command that prints the rules of the table <c>filter</c>.</param>
internal sealed record LegacyTables(string TablesFile, HostCommand ShowRules)
{
    /// <summary>The table with the chain of forwarded packets.</summary>
    public const string Filter = "filter";

    /// <summary>IPv4.</summary>
    public static readonly LegacyTables Ip = new("/proc/net/ip_tables_names", new HostCommand("iptables-legacy", "-S"));

    /// <summary>IPv6.</summary>
    public static readonly LegacyTables Ip6 = new("/proc/net/ip6_tables_names", new HostCommand("ip6tables-legacy", "-S"));
}
