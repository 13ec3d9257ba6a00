using HvProvider.Hosts.Commands;

namespace HvProvider.Hosts.Netfilter;

/// <summary>The tables of iptables before nftables, of one protocol.</summary>
/// <param name="TablesFile">The file that lists the loaded tables; it does not exist if the kernel has not loaded the module.</param>
/// <param name="ShowForward">The command that prints the chain of forwarded packets.</param>
internal sealed record LegacyTables(string TablesFile, HostCommand ShowForward)
{
    /// <summary>The table with the chain.</summary>
    public const string Filter = "filter";

    /// <summary>The line that shows the policy to drop packets.</summary>
    public const string DropLine = "-P FORWARD DROP";

    /// <summary>IPv4.</summary>
    public static readonly LegacyTables Ip = new("/proc/net/ip_tables_names", new HostCommand("iptables-legacy", "-S", "FORWARD"));

    /// <summary>IPv6.</summary>
    public static readonly LegacyTables Ip6 = new("/proc/net/ip6_tables_names", new HostCommand("ip6tables-legacy", "-S", "FORWARD"));
}
