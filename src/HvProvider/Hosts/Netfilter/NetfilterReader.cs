using HvProvider.Hosts.Commands;
using HvProvider.Hosts.Files;
using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Text;

namespace HvProvider.Hosts.Netfilter;

/// <summary>
/// Reads whether bridged packets pass the host's firewall, and the policy of the firewall where this user may read it. A part of the
/// firewall that the kernel has not loaded is not queried, because the query would load it.
/// </summary>
internal sealed class NetfilterReader(IHostCommands commands, IHostFiles files)
{
    private const string Settings = "/proc/sys/net/bridge";
    private const string CallIptables = "bridge-nf-call-iptables";
    private const string CallIp6tables = "bridge-nf-call-ip6tables";
    private const string FilterTagged = "bridge-nf-filter-vlan-tagged";
    private const string Modules = "/proc/modules";

    private static readonly HostCommand ListChains = new("nft", "--json", "list", "chains");

    private static readonly string[] Patterns =
    [
        $"{Settings}/{CallIptables}", $"{Settings}/{CallIp6tables}", $"{Settings}/{FilterTagged}", Modules,
        LegacyTables.Ip.TablesFile, LegacyTables.Ip6.TablesFile,
    ];

    /// <summary>The settings; null if no bridge passes packets to the firewall.</summary>
    public async Task<BridgeNetfilter?> ReadAsync(IEnumerable<HostBridge> bridges, CancellationToken cancellationToken)
    {
        var found = (await files.ReadMatchingAsync(Patterns, cancellationToken)).ToDictionary(static file => file.Path);
        if (!found.ContainsKey($"{Settings}/{CallIptables}"))
        {
            return null;
        }

        var settings = new BridgeNetfilter(IsOn(CallIptables), IsOn(CallIp6tables), IsOn(FilterTagged));
        if (!settings.CallIptables && !settings.CallIp6tables
            && bridges.All(static bridge => !bridge.Options.CallIptables && !bridge.Options.CallIp6tables))
        {
            return null;
        }

        var (chains, chains6) = await ReadChainsAsync(found.GetValueOrDefault(Modules), cancellationToken);
        return settings with
        {
            Ip = chains.And(await ReadLegacyAsync(LegacyTables.Ip, found, cancellationToken)),
            Ip6 = chains6.And(await ReadLegacyAsync(LegacyTables.Ip6, found, cancellationToken)),
        };

        bool IsOn(string name) => found.GetValueOrDefault($"{Settings}/{name}")?.Text?.Trim() is { } value and not "0" && value.Length > 0;
    }

    /// <summary>The chains of nftables for IPv4 and IPv6, which iptables uses as well.</summary>
    private async Task<(ForwardFirewall Ip, ForwardFirewall Ip6)> ReadChainsAsync(
        ConfigurationFile? modules, CancellationToken cancellationToken)
    {
        // A kernel without modules cannot load one.
        if (modules?.Text is { } loaded && !loaded.Split('\n').Any(static line => line.StartsWith("nf_tables ", StringComparison.Ordinal)))
        {
            return (ForwardFirewall.Accepting, ForwardFirewall.Accepting);
        }

        try
        {
            var (ip, ip6) = (ForwardFirewall.Accepting, ForwardFirewall.Accepting);
            var list = await commands.ReadAsync(ListChains, cancellationToken);
            foreach (var (family, name) in NftJson.DroppingTables(list, ListChains.ToString()))
            {
                var listTable = new HostCommand("nft", "--json", "list", "table", family, name);
                var table = new ForwardFirewall(
                    true, [NftJson.Table(await commands.ReadAsync(listTable, cancellationToken), listTable.ToString())]);
                ip = family == "ip6" ? ip : ip.And(table);
                ip6 = family == "ip" ? ip6 : ip6.And(table);
            }

            return (ip, ip6);
        }
        catch (HostReadException)
        {
            return (ForwardFirewall.Unreadable, ForwardFirewall.Unreadable);
        }
    }

    private async Task<ForwardFirewall> ReadLegacyAsync(
        LegacyTables tables, Dictionary<string, ConfigurationFile> found, CancellationToken cancellationToken)
    {
        if (!found.TryGetValue(tables.TablesFile, out var listed))
        {
            return ForwardFirewall.Accepting;
        }

        if (listed.Text is not { } names)
        {
            return ForwardFirewall.Unreadable;
        }

        if (!names.Split('\n').Contains(LegacyTables.Filter))
        {
            return ForwardFirewall.Accepting;
        }

        var answer = await commands.RunAsync(tables.ShowRules, cancellationToken);
        return answer is CommandAnswer.Finished { IsSuccess: true, Output: var rules }
            ? new ForwardFirewall(true, [IptablesRules.Of(rules)])
            : ForwardFirewall.Unreadable;
    }
}
