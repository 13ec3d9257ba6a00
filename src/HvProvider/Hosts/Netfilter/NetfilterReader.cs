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

        var dropping = await ReadChainsAsync(found.GetValueOrDefault(Modules), cancellationToken);
        var ip = await ReadLegacyAsync(LegacyTables.Ip, found, cancellationToken);
        var ip6 = await ReadLegacyAsync(LegacyTables.Ip6, found, cancellationToken);
        return settings with { Ip = Of("ip", dropping, ip), Ip6 = Of("ip6", dropping, ip6) };

        bool IsOn(string name) => found.GetValueOrDefault($"{Settings}/{name}")?.Text?.Trim() is { } value and not "0" && value.Length > 0;
    }

    private static ForwardPolicy Of(string family, IReadOnlySet<string>? dropping, ForwardPolicy legacy)
    {
        var chains = dropping is null ? ForwardPolicy.Unknown
            : dropping.Contains(family) || dropping.Contains("inet") ? ForwardPolicy.Drop
            : ForwardPolicy.Accept;
        return (ForwardPolicy)Math.Max((int)chains, (int)legacy);
    }

    /// <summary>The families with a policy to drop packets; null if they cannot be read.</summary>
    private async Task<IReadOnlySet<string>?> ReadChainsAsync(ConfigurationFile? modules, CancellationToken cancellationToken)
    {
        // A kernel without modules cannot load one.
        if (modules?.Text is { } loaded && !loaded.Split('\n').Any(static line => line.StartsWith("nf_tables ", StringComparison.Ordinal)))
        {
            return new HashSet<string>();
        }

        try
        {
            return await commands.RunAsync(ListChains, cancellationToken) is CommandAnswer.Finished { IsSuccess: true, Output: var output }
                ? NftJson.DroppingFamilies(output, ListChains.ToString())
                : null;
        }
        catch (HostReadException)
        {
            return null;
        }
    }

    private async Task<ForwardPolicy> ReadLegacyAsync(
        LegacyTables tables, Dictionary<string, ConfigurationFile> found, CancellationToken cancellationToken)
    {
        if (!found.TryGetValue(tables.TablesFile, out var listed))
        {
            return ForwardPolicy.Accept;
        }

        if (listed.Text is not { } names)
        {
            return ForwardPolicy.Unknown;
        }

        if (!names.Split('\n').Contains(LegacyTables.Filter))
        {
            return ForwardPolicy.Accept;
        }

        var answer = await commands.RunAsync(tables.ShowForward, cancellationToken);
        return answer is not CommandAnswer.Finished { IsSuccess: true, Output: var rules } ? ForwardPolicy.Unknown
            : rules.Split('\n').Contains(LegacyTables.DropLine) ? ForwardPolicy.Drop
            : ForwardPolicy.Accept;
    }
}
