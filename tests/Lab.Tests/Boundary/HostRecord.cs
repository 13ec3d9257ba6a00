using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hypervisors;
using Hypervisors.Commands;

namespace Labs.Tests.Boundary;

/// <summary>
/// The complete network state of the host at one moment, as reported by its tools: links, addresses, routes, rules, bridge and
/// VLANs, permanent forwarding entries, firewall, networkd's files and states, and the kernel's network settings.
/// </summary>
internal sealed class HostRecord
{
    private const string ClockEnding = "_timer";

    // Values that change by themselves: timers of leases, routes and (by the suffix) the bridge, and entries that the bridge learns.
    private static readonly string[] Clocks = ["valid_life_time", "preferred_life_time", "expires", "fdb_n_learned", "mcast_n_groups"];

    // Settings that the kernel counts or generates itself.
    private static readonly string[] Volatile =
        ["net.netfilter.nf_conntrack_count", "net.ipv4.tcp_fastopen_key", "net.unix.", "net.ipv4.tcp_mem"];

    private static readonly string[] States = ["AdministrativeState", "OperationalState", "CarrierState", "AddressState", "NetworkFile"];

    private static readonly (string Section, string Command)[] Tables =
    [
        ("link", "ip -json -details link"),
        ("address", "ip -json address"),
        ("route", "ip -json route show table all"),
        ("route6", "ip -6 -json route show table all"),
        ("rule", "ip -json rule"),
        ("rule6", "ip -6 -json rule"),
        ("port", "bridge -json -details link"),
        ("vlan", "bridge -json -details vlan show"),
        ("forwarding", "bridge -json fdb show"),
    ];

    private HostRecord(IReadOnlySet<HostFact> facts) => Facts = facts;

    public IReadOnlySet<HostFact> Facts { get; }

    /// <summary>Records the host's network now.</summary>
    public static async Task<HostRecord> TakeAsync(Lab lab, CancellationToken cancellationToken)
    {
        var facts = new HashSet<HostFact>();
        foreach (var (section, command) in Tables)
        {
            var json = await lab.RunAsync(command.Split(' '), cancellationToken);
            var rows = JsonNode.Parse(json.Trim() is "" ? "[]" : json)!.AsArray().OfType<JsonObject>();
            facts.UnionWith(rows.Where(row => IsLasting(section, row)).SelectMany(row => Read(section, row)));
        }

        facts.UnionWith(await ReadNetworkdAsync(lab, cancellationToken));
        facts.UnionWith(await ReadLinesAsync(lab, "firewall", "nft list ruleset", cancellationToken));
        facts.UnionWith(await ReadLinesAsync(
            lab, "file", "find /etc/systemd /run/systemd -maxdepth 2 -path */network/* -type f -exec sha256sum {} +", cancellationToken));
        var settings = await ReadLinesAsync(lab, "setting", "sysctl --all --ignore --pattern ^net[.]", cancellationToken);
        facts.UnionWith(settings
            .Where(setting => !Volatile.Any(name => setting.Text.StartsWith(name, StringComparison.Ordinal)))
            .Select(setting => setting with { Link = LinkOf(setting.Text) }));
        return new HostRecord(facts);
    }

    /// <summary>Records the host's network once it is stable: a link gets its link-local address some time after its carrier.</summary>
    public static async Task<HostRecord> TakeAtRestAsync(Lab lab, CancellationToken cancellationToken)
    {
        var last = await TakeAsync(lab, cancellationToken);
        return await Wait.UntilAsync(
            "the host's network to be stable",
            () => TakeAsync(lab, cancellationToken),
            record =>
            {
                var isResting = record.Facts.SetEquals(last.Facts);
                last = record;
                return isResting;
            },
            TimeSpan.FromMinutes(1),
            cancellationToken);
    }

    /// <summary>The facts in the later record that are not in this one.</summary>
    public IReadOnlyList<HostFact> AddedIn(HostRecord later) =>
        [.. later.Facts.Except(Facts).OrderBy(fact => fact.ToString(), StringComparer.Ordinal)];

    // The bridge learns and ages addresses by itself.
    private static bool IsLasting(string section, JsonObject row) =>
        section != "forwarding" || row["state"]?.GetValue<string>() is "permanent" or "static";

    // Routes and rules have no names, so each is one fact; each setting of a link or port is one fact.
    private static IEnumerable<HostFact> Read(string section, JsonObject row)
    {
        RemoveClocks(row);
        var link = (row["ifname"] ?? row["dev"])?.GetValue<string>();
        return section is "link" or "address" or "port" or "vlan"
            ? Settings(row, "").Select(setting => new HostFact(section, link, $"{link} {setting}"))
            : [new HostFact(section, link, row.ToJsonString())];
    }

    private static IEnumerable<string> Settings(JsonNode? node, string path) => node switch
    {
        JsonObject record => record.SelectMany(pair => Settings(pair.Value, $"{path}/{pair.Key}")),
        JsonArray list when list.All(item => item is JsonValue or JsonObject) => list.Select(item => $"{path} has {item!.ToJsonString()}"),
        _ => [$"{path} = {node?.ToJsonString()}"],
    };

    private static void RemoveClocks(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject record:
                foreach (var name in record.Select(pair => pair.Key).Where(IsClock).ToList())
                {
                    record.Remove(name);
                }

                foreach (var (_, value) in record)
                {
                    RemoveClocks(value);
                }

                break;
            case JsonArray list:
                foreach (var item in list)
                {
                    RemoveClocks(item);
                }

                break;
        }
    }

    private static bool IsClock(string name) => Clocks.Contains(name) || name.EndsWith(ClockEnding, StringComparison.Ordinal);

    private static async Task<IEnumerable<HostFact>> ReadNetworkdAsync(Lab lab, CancellationToken cancellationToken)
    {
        var json = await lab.RunAsync(["networkctl", "--json=short", "list"], cancellationToken);
        using var document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty("Interfaces").EnumerateArray().SelectMany(link => States
            .Select(state => new HostFact(
                "networkd",
                link.GetProperty("Name").GetString(),
                $"{link.GetProperty("Name")} {state} = {(link.TryGetProperty(state, out var value) ? value : "none")}")))];
    }

    private static async Task<IEnumerable<HostFact>> ReadLinesAsync(
        Lab lab, string section, string command, CancellationToken cancellationToken)
    {
        var text = await lab.RunAsync(command.Split(' '), cancellationToken);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select((line, number) => new HostFact(
                section, null, section == "firewall" ? string.Create(CultureInfo.InvariantCulture, $"{number} {line}") : line));
    }

    // net.ipv4.conf.LINK.SETTING, net.ipv6.neigh.LINK.SETTING
    private static string? LinkOf(string setting) =>
        setting.Split('.') is ["net", "ipv4" or "ipv6" or "mpls", "conf" or "neigh", var link, ..] ? link.Replace('/', '.') : null;
}
