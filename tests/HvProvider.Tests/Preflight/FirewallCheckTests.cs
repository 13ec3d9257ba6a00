using HvProvider.Hosts.Netfilter;
using HvProvider.Preflight;
using HvProvider.Tests.Hosts;
using static TerraformPlugin.Diagnostics.DiagnosticSeverity;

namespace HvProvider.Tests.Preflight;

/// <summary>A host whose firewall sees the packets between the ports of its bridge, as with Docker.</summary>
public sealed class FirewallCheckTests
{
    private const string Summary = "Host firewall filters bridged packets";
    private const string Settings = "/proc/sys/net/bridge";
    private const string ListChains = "nft --json list chains";

    private const string Docker = """
        {"nftables":[{"metainfo":{"version":"1.1.3","json_schema_version":1}},
        {"chain":{"family":"ip","table":"nat","name":"DOCKER","handle":1}},
        {"chain":{"family":"ip","table":"filter","name":"FORWARD","handle":2,"type":"filter","hook":"forward","prio":0,"policy":"drop"}},
        {"chain":{"family":"ip6","table":"filter","name":"FORWARD","handle":2,"type":"filter","hook":"forward","prio":0,"policy":"accept"}},
        {"chain":{"family":"inet","table":"x","name":"input","handle":2,"type":"filter","hook":"input","prio":0,"policy":"drop"}}]}
        """;

    private readonly RecordedHost _host = new("trixie-site");

    [Theory]
    [InlineData("30", "VLAN 30 between guests of this host; on the uplink \"uplink0\", it is tagged and not filtered.")]
    [InlineData("20", "VLAN 20 between guests, and between guests and the uplink \"uplink0\", which carries it untagged.")]
    [InlineData("30,40 native 20", "VLAN 20 between guests, and between guests and the uplink \"uplink0\", which carries it untagged.")]
    public async Task A_firewall_that_drops_packets_of_the_bridge_is_reported(string vlans, string affected)
    {
        UseDocker();
        Assert.Equal(
            "The host passes IPv4 packets between ports of bridge \"br0\" to its firewall (net.bridge.bridge-nf-call-iptables = 1). The "
            + "firewall drops forwarded packets that no rule accepts (FORWARD policy DROP, as Docker sets it). Affected: " + affected
            + " If these packets must pass, set net.bridge.bridge-nf-call-iptables to 0 on the host, or accept them there, for example: "
            + "iptables -I FORWARD -i br0 -o br0 -j ACCEPT (with Docker, in the chain DOCKER-USER).",
            await DetailAsync(vlans));
    }

    [Fact]
    public async Task A_firewall_of_ipv6_alone_is_reported_with_its_settings_and_command()
    {
        UseDocker();
        Set("bridge-nf-call-iptables", 0);
        Assert.Empty(await FindAsync("30"));
        _host.Change(ListChains, "\"prio\":0,\"policy\":\"accept\"", "\"prio\":0,\"policy\":\"drop\"");
        var detail = await DetailAsync("30");
        Assert.StartsWith(
            "The host passes IPv6 packets between ports of bridge \"br0\" to its firewall (net.bridge.bridge-nf-call-ip6tables = 1). ",
            detail,
            StringComparison.Ordinal);
        Assert.Contains("set net.bridge.bridge-nf-call-ip6tables to 0 on the host", detail, StringComparison.Ordinal);
        Assert.Contains("ip6tables -I FORWARD -i br0 -o br0 -j ACCEPT", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_trunk_without_a_native_vlan_is_not_filtered()
    {
        UseDocker();
        Assert.Empty(await FindAsync("30,40"));
        Set("bridge-nf-filter-vlan-tagged", 1);
        Assert.Contains("Affected: all traffic of the NIC through the bridge.", await DetailAsync("30,40"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_vlan_filtering_all_untagged_traffic_is_filtered()
    {
        UseDocker();
        _host.Change(RecordedHost.ShowLinks, "\"vlan_filtering\":1", "\"vlan_filtering\":0");
        Assert.Contains(
            "Affected: all traffic of the NIC through the bridge that the guest does not tag itself.",
            await DetailAsync(""),
            StringComparison.Ordinal);
        Set("bridge-nf-filter-vlan-tagged", 1);
        Assert.Contains("Affected: all traffic of the NIC through the bridge.", await DetailAsync(""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_firewall_that_this_user_cannot_read_may_drop_packets()
    {
        UseDocker();
        _host.Answers[ListChains] = RecordedHost.Failed("Operation not permitted (you must be root)");
        var detail = await DetailAsync("30");
        Assert.Contains("passes IPv4 and IPv6 packets", detail, StringComparison.Ordinal);
        Assert.Contains(
            "The firewall may drop forwarded packets (Docker sets the FORWARD policy to DROP); it could not be read completely, for "
            + "example because only root may read it.",
            detail,
            StringComparison.Ordinal);
        _host.Answers[ListChains] = RecordedHost.Printed("no JSON");
        Assert.Contains("may drop", await DetailAsync("30"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_setting_of_a_single_bridge_counts()
    {
        UseDocker();
        Set("bridge-nf-call-iptables", 0);
        Set("bridge-nf-call-ip6tables", 0);
        Assert.Empty(await FindAsync("30"));
        Assert.DoesNotContain(ListChains, _host.Log);

        _host.Change(RecordedHost.ShowLinks, "\"nf_call_iptables\":0", "\"nf_call_iptables\":1");
        var detail = await DetailAsync("30");
        Assert.Contains("(nf_call_iptables of bridge \"br0\" = 1)", detail, StringComparison.Ordinal);
        Assert.Contains("set nf_call_iptables of bridge \"br0\" to 0", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-P FORWARD DROP\n-A FORWARD -j DOCKER-USER\n", "drops forwarded packets")]
    [InlineData("-P FORWARD ACCEPT\n", null)]
    [InlineData(null, "may drop forwarded packets")]
    public async Task The_older_tables_are_read_if_the_kernel_has_loaded_them(string? rules, string? expected)
    {
        UseDocker();
        _host.Write("/proc/modules", "ip_tables 1 0 - Live 0x0\n");
        Assert.Empty(await FindAsync("30"));
        Assert.DoesNotContain(ListChains, _host.Log);

        _host.Write("/proc/net/ip_tables_names", "nat\nfilter\n");
        if (rules is not null)
        {
            _host.Answers["iptables-legacy -S"] = RecordedHost.Printed(rules);
        }

        var findings = await FindAsync("30");
        if (expected is null)
        {
            Assert.Empty(findings);
            return;
        }

        Assert.Contains(expected, findings.AssertOne(Warning, FindingAspect.Bridge, Summary), StringComparison.Ordinal);
        _host.Write("/proc/net/ip_tables_names", null);
        Assert.Contains("may drop", await DetailAsync("30"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_module_or_with_an_accepting_policy_nothing_is_reported()
    {
        Assert.Empty(await FindAsync("30"));
        UseDocker();
        _host.Change(ListChains, "\"policy\":\"drop\"", "\"policy\":\"accept\"");
        Assert.Empty(await FindAsync("30"));
    }

    /// <summary>Rules as nft prints those of iptables, each as its chain and its statements.</summary>
    [Theory]
    [InlineData(null, "FORWARD: i=br0, o=br0, accept")]
    [InlineData(null, "FORWARD: i=br*, accept")]
    [InlineData(null, "FORWARD: o=br0, accept")]
    [InlineData(null, "FORWARD: accept")]
    [InlineData(null, "FORWARD: jump DOCKER-USER", "DOCKER-USER: i=br0, accept")]
    [InlineData(null, "FORWARD: i=docker0, drop", "FORWARD: some, drop", "FORWARD: i=br0, o=br0, accept")]
    [InlineData("drops forwarded packets", "FORWARD: i=br1, o=br1, accept")]
    [InlineData("drops forwarded packets", "FORWARD: i=br0, some, accept")]
    [InlineData("drops forwarded packets", "FORWARD: i=br0, drop", "FORWARD: i=br0, o=br0, accept")]
    [InlineData("drops forwarded packets", "FORWARD: jump DOCKER-USER", "DOCKER-USER: return", "DOCKER-USER: i=br0, accept")]
    [InlineData("drops forwarded packets", "FORWARD: goto DOCKER-USER", "FORWARD: accept")]
    [InlineData("drops forwarded packets", "DOCKER-USER: i=br0, accept")]
    [InlineData("may drop forwarded packets", "FORWARD: physdev, accept")]
    public async Task A_rule_that_accepts_all_packets_of_the_bridge_ends_the_warning(string? expected, params string[] rules)
    {
        UseDocker();
        _host.Answers[ListTable("ip")] = RecordedHost.Printed(TableOf("ip", string.Concat(rules.Select(Rule))));
        var findings = await FindAsync("30");
        if (expected is null)
        {
            Assert.Empty(findings);
            return;
        }

        Assert.Contains(expected, findings.AssertOne(Warning, FindingAspect.Bridge, Summary), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-A FORWARD -i br0 -o br0 -j ACCEPT", false)]
    [InlineData("-A FORWARD -m physdev --physdev-is-bridged -j ACCEPT", false)]
    [InlineData("-A FORWARD -i br+ -j ACCEPT", false)]
    [InlineData("-A FORWARD -j DOCKER-USER\n-A DOCKER-USER -i br0 -j ACCEPT", false)]
    [InlineData("-A FORWARD -i br0 -p tcp -m tcp --dport 22 -j ACCEPT", true)]
    [InlineData("-A FORWARD ! -i br0 -j ACCEPT", true)]
    [InlineData("-A FORWARD -i br0 -j REJECT --reject-with icmp-port-unreachable\n-A FORWARD -i br0 -j ACCEPT", true)]
    public async Task A_rule_of_the_older_tables_that_accepts_all_packets_of_the_bridge_ends_the_warning(string rules, bool isReported)
    {
        UseDocker();
        _host.Write("/proc/modules", "ip_tables 1 0 - Live 0x0\n");
        _host.Write("/proc/net/ip_tables_names", "filter\n");
        _host.Answers["iptables-legacy -S"] = RecordedHost.Printed($"-P INPUT ACCEPT\n-P FORWARD DROP\n-N DOCKER-USER\n{rules}\n");
        Assert.Equal(isReported, (await FindAsync("30")).Count == 1);
    }

    [Fact]
    public async Task A_chain_for_both_protocols_drops_both()
    {
        UseDocker();
        _host.Change(ListChains, "\"family\":\"ip\",\"table\":\"filter\"", "\"family\":\"inet\",\"table\":\"filter\"");
        var view = await _host.ViewAsync();
        Assert.Equal((ForwardPolicy.Drop, ForwardPolicy.Drop), (view.Netfilter!.Ip.Of("br0"), view.Netfilter.Ip6.Of("br0")));
        Assert.Contains(
            "(net.bridge.bridge-nf-call-iptables, net.bridge.bridge-nf-call-ip6tables = 1)",
            await DetailAsync("30"),
            StringComparison.Ordinal);
    }

    private void UseDocker()
    {
        Set("bridge-nf-call-iptables", 1);
        Set("bridge-nf-call-ip6tables", 1);
        Set("bridge-nf-filter-vlan-tagged", 0);
        _host.Write("/proc/modules", "br_netfilter 32768 0 - Live 0x0\nnf_tables 376832 200 nft_compat, Live 0x0\n");
        _host.Answers[ListChains] = RecordedHost.Printed(Docker);
        foreach (var family in new[] { "ip", "ip6", "inet" })
        {
            _host.Answers[ListTable(family)] = RecordedHost.Printed(TableOf(family, ""));
        }
    }

    private static string Rule(string rule)
    {
        var (chain, statements) = (rule.Split(": ")[0], rule.Split(": ")[1].Split(", ").Select(Statement));
        return $$$""",{"rule":{"family":"ip","table":"filter","chain":"{{{chain}}}","expr":[{{{string.Join(',', statements)}}}]}}""";
    }

    private static string Statement(string text) => text.Split(' ', '=') switch
    {
        ["i", var name] => $$$"""{"match":{"op":"==","left":{"meta":{"key":"iifname"}},"right":"{{{name}}}"}}""",
        ["o", var name] => $$$"""{"match":{"op":"==","left":{"meta":{"key":"oifname"}},"right":"{{{name}}}"}}""",
        ["some"] => """{"match":{"op":"==","left":{"payload":{"protocol":"tcp","field":"dport"}},"right":22}}""",
        ["physdev"] => """{"xt":{"type":"match","name":"physdev"}},{"counter":{"packets":0,"bytes":0}}""",
        [var verdict, var target] => $$$"""{"{{{verdict}}}":{"target":"{{{target}}}"}}""",
        [var verdict] => $$$"""{"counter":{"packets":0,"bytes":0}},{"{{{verdict}}}":null}""",
        _ => throw new ArgumentOutOfRangeException(nameof(text)),
    };

    private static string ListTable(string family) => $"nft --json list table {family} filter";

    private static string TableOf(string family, string rules) => $$$"""
        {"nftables":[{"metainfo":{"version":"1.1.3","json_schema_version":1}},{"table":{"family":"{{{family}}}","name":"filter"}},
        {"chain":{"family":"{{{family}}}","table":"filter","name":"FORWARD","type":"filter","hook":"forward","prio":0,"policy":"drop"}}
        {{{rules}}}]}
        """;

    private void Set(string name, int value) => _host.Write($"{Settings}/{name}", $"{value}\n");

    private async Task<string> DetailAsync(string vlans) =>
        (await FindAsync(vlans)).AssertOne(Warning, FindingAspect.Bridge, Summary);

    private async Task<IReadOnlyList<Finding>> FindAsync(string vlans) =>
        [.. ConnectionChecks.Find(await Plans.ConnectAsync(_host, vlans)).Where(static finding => finding.Summary == Summary)];
}
