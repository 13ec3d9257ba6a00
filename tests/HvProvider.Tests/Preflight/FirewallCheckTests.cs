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
    public async Task Without_vlan_filtering_all_traffic_is_filtered()
    {
        UseDocker();
        _host.Change(RecordedHost.ShowLinks, "\"vlan_filtering\":1", "\"vlan_filtering\":0");
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
            "The firewall may drop forwarded packets (Docker sets the FORWARD policy to DROP); this user may not read it.",
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
            _host.Answers["iptables-legacy -S FORWARD"] = RecordedHost.Printed(rules);
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

    [Fact]
    public async Task A_chain_for_both_protocols_drops_both()
    {
        UseDocker();
        _host.Change(ListChains, "\"family\":\"ip\",\"table\":\"filter\"", "\"family\":\"inet\",\"table\":\"filter\"");
        var view = await _host.ViewAsync();
        Assert.Equal((ForwardPolicy.Drop, ForwardPolicy.Drop), (view.Netfilter!.Ip, view.Netfilter.Ip6));
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
    }

    private void Set(string name, int value) => _host.Write($"{Settings}/{name}", $"{value}\n");

    private async Task<string> DetailAsync(string vlans) =>
        (await FindAsync(vlans)).AssertOne(Warning, FindingAspect.Bridge, Summary);

    private async Task<IReadOnlyList<Finding>> FindAsync(string vlans) =>
        [.. ConnectionChecks.Find(await Plans.ConnectAsync(_host, vlans)).Where(static finding => finding.Summary == Summary)];
}
