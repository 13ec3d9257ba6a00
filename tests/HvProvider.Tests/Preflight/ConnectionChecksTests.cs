using HvProvider.Preflight;
using HvProvider.Tests.Hosts;
using HvProvider.Tests.Sites;
using LibvirtSharp;
using static TerraformPlugin.Diagnostics.DiagnosticSeverity;

namespace HvProvider.Tests.Preflight;

/// <summary>The findings about the bridge, its VLANs and libvirt, on recorded hosts of the lab; and the cases without findings.</summary>
public sealed class ConnectionChecksTests
{
    /// <summary>The VLANs that work on each host, with a libvirt that is new enough.</summary>
    public static TheoryData<string, string> Healthy
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var suite in new[] { "trixie", "bookworm" })
            {
                foreach (var vlans in new[] { "20", "30", "40", "30,40", "30,40 native 20", "30,40 native 20 tagged", "20,30 native 40" })
                {
                    data.Add($"{suite}-site", vlans);
                    data.Add($"{suite}-default-pvid-none", vlans);
                }

                foreach (var vlans in new[] { "", "20", "30,40 native 20", "30,40 native 20 tagged", "20,30" })
                {
                    data.Add($"{suite}-default-pvid-20", vlans);
                }

                foreach (var vlans in new[] { "", "1", "30", "30,40", "30,40 native 1" })
                {
                    data.Add($"{suite}-pvid-1", vlans);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Healthy))]
    public async Task A_working_connection_has_no_findings(string host, string vlans) =>
        Assert.Empty(ConnectionChecks.Find(await Plans.ConnectAsync(new RecordedHost(host), vlans)));

    [Fact]
    public async Task A_missing_bridge_is_reported_and_existing_bridges_are_listed()
    {
        var plan = await Plans.ConnectAsync(new RecordedHost("trixie-site"), "30") with { Bridge = "br1" };
        var detail = ConnectionChecks.Find(plan).AssertOne(Warning, FindingAspect.Bridge, "Bridge not found");
        Assert.Contains("no link \"br1\". Bridges of the host: br0.", detail, StringComparison.Ordinal);
        Assert.Contains("creates the bridge with a libvirt network, ignore this warning", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_bridge_of_a_port_group_is_refused()
    {
        var plan = await Plans.ConnectAsync(new RecordedHost("trixie-site"), "30") with { Bridge = "br1", IsPortGroup = true };
        ConnectionChecks.Find(plan).AssertOne(Error, FindingAspect.Bridge, "Bridge not found");
    }

    [Theory]
    [InlineData("uplink0", "is of type veth, not a Linux bridge; it is a port of \"br0\"")]
    [InlineData("br0.20", "is of type vlan, not a Linux bridge")]
    public async Task A_link_that_is_not_a_bridge_is_refused(string link, string expected)
    {
        var plan = await Plans.ConnectAsync(new RecordedHost("trixie-site"), "30") with { Bridge = link };
        Assert.Contains(
            expected, ConnectionChecks.Find(plan).AssertOne(Error, FindingAspect.Bridge, "Not a bridge"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("30", "VLAN 30 would have no effect")]
    [InlineData("30,40", "the trunk of 30, 40 would have no effect")]
    public async Task Vlans_on_a_bridge_without_filtering_are_refused(string vlans, string expected)
    {
        var detail = ConnectionChecks.Find(await Plans.ConnectAsync(Flat(), vlans))
            .AssertOne(Error, FindingAspect.Vlans, "VLAN filtering disabled on bridge");
        Assert.Contains(expected, detail, StringComparison.Ordinal);
        Assert.Contains("VLANFiltering=yes", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_untagged_nic_on_a_bridge_without_filtering_has_no_findings() =>
        Assert.Empty(ConnectionChecks.Find(await Plans.ConnectAsync(Flat(), "")));

    [Theory]
    [InlineData("trixie-site", "99", "VLAN 99 (VLANs of the uplink: 20 PVID untagged, 30, 40)")]
    [InlineData("trixie-default-pvid-none", "30,50,51,60", "VLANs 50-51, 60 (VLANs of the uplink")]
    [InlineData("trixie-pvid-1", "20", "VLAN 20 (VLANs of the uplink: 1 PVID untagged, 30, 40)")]
    [InlineData("bookworm-site", "50", "VLAN 50 (VLANs of the uplink: 1 untagged, 20 PVID untagged, 30, 40)")]
    public async Task Vlans_not_allowed_on_the_uplink_are_refused(string host, string vlans, string expected)
    {
        var detail = ConnectionChecks.Find(await Plans.ConnectAsync(new RecordedHost(host), vlans))
            .AssertOne(Error, FindingAspect.Vlans, "VLAN not allowed on uplink");
        Assert.Contains("\"uplink0\"", detail, StringComparison.Ordinal);
        Assert.Contains(expected, detail, StringComparison.Ordinal);
        Assert.Contains("bridges = { br0 = { preflight = \"warn\" } }", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("30", "VLAN 30")]
    [InlineData("30,40", "the trunk of 30, 40")]
    public async Task Vlans_on_the_daemon_of_a_user_session_are_refused(string vlans, string expected)
    {
        var plan = await Plans.ConnectAsync(new RecordedHost("trixie-site"), vlans) with { IsUserSession = true };
        Assert.Contains(
            $"libvirt silently ignores {expected}",
            ConnectionChecks.Find(plan).AssertOne(Error, FindingAspect.Vlans, "VLANs not supported by session daemon"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_untagged_NIC_on_the_daemon_of_a_user_session_is_not_refused() => Assert.Empty(
        ConnectionChecks.Find(await Plans.ConnectAsync(new RecordedHost("trixie-pvid-1"), "") with { IsUserSession = true }));

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("210")]
    public async Task Links_with_one_mac_address_are_not_confused(string vlans)
    {
        var host = new RecordedHost("trixie-site");
        var expected = ConnectionChecks.Find(await Plans.ConnectAsync(host, vlans));
        foreach (var command in new[] { RecordedHost.ShowLinks, RecordedHost.ShowLearned })
        {
            // The bridge and its VLAN interface get the address of the uplink, as Linux does by default.
            host.Change(command, "b6:7f:14:ef:07:63", "02:00:00:00:01:00");
        }

        Assert.Equal(expected, ConnectionChecks.Find(await Plans.ConnectAsync(host, vlans)));
    }

    [Fact]
    public async Task A_vlan_with_an_interface_of_the_host_is_not_refused()
    {
        var host = new RecordedHost("trixie-site");
        Change(host, RecordedHost.ShowVlans, "\"ifname\":\"br0\",\"vlans\":[", "\"ifname\":\"br0\",\"vlans\":[{\"vlan\":99},");
        Assert.Contains(
            "The host itself is on it",
            ConnectionChecks.Find(await Plans.ConnectAsync(host, "99"))
                .AssertOne(Warning, FindingAspect.Vlans, "VLAN not allowed on uplink"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_vlan_that_is_untagged_on_egress_only_is_reported() => Assert.Contains(
        "sends VLAN 1 untagged",
        ConnectionChecks.Find(await Plans.ConnectAsync(new RecordedHost("bookworm-site"), "1"))
            .AssertOne(Warning, FindingAspect.Vlans, "Uplink carries VLAN one way only"),
        StringComparison.Ordinal);

    [Fact]
    public async Task Several_possible_uplinks_are_not_checked_but_reported()
    {
        var host = new RecordedHost("trixie-site");
        Change(host, RecordedHost.ShowLinks, "\"info_kind\":\"tun\"", "\"info_kind\":\"veth\"");
        foreach (var vlans in new[] { "99", "" })
        {
            var plan = await Plans.ConnectAsync(host, vlans) with { Settings = null };
            Assert.Contains(
                "\"uplink0\" (of type veth; VLANs: 20 PVID untagged, 30, 40)",
                ConnectionChecks.Find(plan).AssertOne(Warning, FindingAspect.Bridge, "Uplink of bridge is not clear"),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Beside_hardware_ports_a_virtual_port_is_no_possible_uplink()
    {
        var host = SiteHost.Of("two-uplinks");
        Change(host, RecordedHost.ShowLinks, "\"info_kind\":\"tun\"", "\"info_kind\":\"veth\"");
        var detail = ConnectionChecks.Find(await Plans.ConnectAsync(host, "30") with { Settings = null })
            .AssertOne(Warning, FindingAspect.Bridge, "Uplink of bridge is not clear");
        Assert.Contains("\"eno1\" (", detail, StringComparison.Ordinal);
        Assert.Contains("\"eno2\" (", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("veth", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_uplink_that_is_only_assumed_is_reported_as_a_warning()
    {
        var plan = await Plans.ConnectAsync(new RecordedHost("trixie-site"), "99") with { Settings = null };
        Assert.Contains(
            "if the bridge has no uplink, set uplinks = [].",
            ConnectionChecks.Find(plan).AssertOne(Warning, FindingAspect.Vlans, "VLAN not allowed on uplink"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bridge_that_is_configured_without_uplink_has_no_findings_about_it()
    {
        var plan = await Plans.ConnectAsync(new RecordedHost("trixie-site"), "99") with { Settings = Plans.Naming([]) };
        Assert.Empty(ConnectionChecks.Find(plan));
    }

    [Fact]
    public async Task A_configured_uplink_that_is_not_a_port_is_reported()
    {
        var plan = await Plans.ConnectAsync(new RecordedHost("trixie-site"), "99") with { Settings = Plans.Naming("eno7") };
        Assert.Contains(
            "names \"eno7\" as uplink of bridge \"br0\", but the bridge has no such port. Ports that are not taps: uplink0.",
            ConnectionChecks.Find(plan).AssertOne(Warning, FindingAspect.Bridge, "Configured uplink is not a bridge port"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("30", "in addition to VLAN 30")]
    [InlineData("30,40", "in addition to the trunk of 30, 40")]
    [InlineData("40 native 30", "in addition to the trunk of 30 (native, untagged), 40")]
    public async Task A_default_pvid_that_would_leak_is_refused(string vlans, string expected)
    {
        var detail = ConnectionChecks.Find(await Plans.ConnectAsync(new RecordedHost("trixie-default-pvid-20"), vlans))
            .AssertOne(Error, FindingAspect.Vlans, "Default PVID would leak to guest");
        Assert.Contains($"VLAN 20 would leak to the guest {expected}", detail, StringComparison.Ordinal);
        Assert.Contains("DefaultPVID=none", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trixie-default-pvid-none")]
    [InlineData("bookworm-default-pvid-none")]
    public async Task An_untagged_nic_on_a_bridge_without_default_pvid_is_refused(string host)
    {
        var detail = ConnectionChecks.Find(await Plans.ConnectAsync(new RecordedHost(host), ""))
            .AssertOne(Error, FindingAspect.Vlans, "Untagged NIC has no VLAN");
        Assert.Contains("set vlan = 20 here.", detail, StringComparison.Ordinal);
        Assert.Contains("DefaultPVID=20", detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_isolated_untagged_nic_is_reported_with_the_solutions()
    {
        var detail = ConnectionChecks.Find(await Plans.ConnectAsync(new RecordedHost("trixie-site"), ""))
            .AssertOne(Warning, FindingAspect.Vlans, "Untagged NIC not on infrastructure VLAN");
        foreach (var part in new[]
        {
            "VLAN 1.", "does not carry it (VLANs of the uplink: 20 PVID untagged, 30, 40)", "is reachable", "set vlan = 20 here.",
            "PVID=1 and EgressUntagged=1", "DefaultPVID=20 on the bridge is safe only while no guest has its own VLAN",
        })
        {
            Assert.Contains(part, detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_one_way_untagged_connection_is_reported_with_the_libvirt_version_that_the_solution_requires()
    {
        var detail = ConnectionChecks.Find(await Plans.ConnectAsync(new RecordedHost("bookworm-site"), "", Plans.Bookworm))
            .AssertOne(Warning, FindingAspect.Vlans, "Untagged NIC not on infrastructure VLAN");
        foreach (var part in new[]
        {
            "leak into the infrastructure network, and answers never reach the guest",
            "set vlan = 20 here. This requires libvirt 11.0 or newer, found 9.0.0", "bookworm-backports",
        })
        {
            Assert.Contains(part, detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_untagged_nic_on_another_allowed_vlan_is_reported()
    {
        var host = new RecordedHost("trixie-site");
        Change(host, RecordedHost.ShowLinks, "\"vlan_default_pvid\":1", "\"vlan_default_pvid\":30");
        Assert.Contains(
            "carries it tagged; the infrastructure network is VLAN 20",
            ConnectionChecks.Find(await Plans.ConnectAsync(host, ""))
                .AssertOne(Warning, FindingAspect.Vlans, "Untagged NIC not on infrastructure VLAN"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("9.0.0", "30")]
    [InlineData("10.10.0", "30,40")]
    [InlineData("10.999.0", "20")]
    public async Task A_libvirt_version_without_vlan_support_is_reported_with_the_required_version(string version, string vlans)
    {
        var detail = ConnectionChecks.Find(await Plans.ConnectAsync(new RecordedHost("bookworm-site"), vlans, Version(version)))
            .AssertOne(Error, FindingAspect.Vlans, "libvirt too old for VLANs");
        foreach (var part in new[] { $"runs libvirt {version}", "requires 11.0 or newer", "bookworm-backports for Debian 12 provide 11.3" })
        {
            Assert.Contains(part, detail, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("11.0.0", "30", true, true)]
    [InlineData("11.2.9", "20", true, true)]
    [InlineData("11.2.9", "30", false, false)]
    [InlineData("11.3.0", "30", true, false)]
    [InlineData("12.0.0", "30,40", true, false)]
    public async Task Changing_vlans_live_requires_a_newer_libvirt_version(string version, string vlans, bool live, bool refused)
    {
        var findings = ConnectionChecks.Find(
            await Plans.ConnectAsync(new RecordedHost("trixie-site"), vlans, Version(version)) with { ChangesLiveVlans = live });
        if (!refused)
        {
            Assert.Empty(findings);
            return;
        }

        var detail = findings.AssertOne(Error, FindingAspect.Vlans, "Live VLAN change requires newer libvirt");
        Assert.Contains($"runs libvirt {version}", detail, StringComparison.Ordinal);
        Assert.Contains("requires 11.3 or newer", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("30")]
    [InlineData("")]
    public void Without_access_to_the_host_it_is_not_checked(string vlans) =>
        Assert.Empty(ConnectionChecks.Find(Plans.Connect(null, vlans)));

    [Fact]
    public void Without_access_to_the_host_an_old_libvirt_version_is_reported() => ConnectionChecks
        .Find(Plans.Connect(null, "30", Plans.Bookworm)).AssertOne(Error, FindingAspect.Vlans, "libvirt too old for VLANs");

    [Theory]
    [InlineData("trixie-site")]
    [InlineData("trixie-default-pvid-20")]
    [InlineData("trixie-default-pvid-none")]
    public async Task Unknown_values_are_not_checked(string host)
    {
        var plan = await Plans.ConnectAsync(new RecordedHost(host), "", Plans.Bookworm);
        Assert.Empty(ConnectionChecks.Find(plan with { AreVlansKnown = false }));
        Assert.Empty(ConnectionChecks.Find(plan with { Bridge = null }));
    }

    [Fact]
    public async Task An_alternative_name_of_a_link_is_not_checked()
    {
        var host = new RecordedHost("trixie-site");
        Change(host, RecordedHost.ShowLinks, "\"ifname\":\"br0\",", "\"ifname\":\"br0\",\"altnames\":[\"lan\"],");
        Assert.Empty(ConnectionChecks.Find(await Plans.ConnectAsync(host, "30") with { Bridge = "lan" }));
    }

    /// <summary>A host with VLAN filtering disabled on the bridge.</summary>
    private static RecordedHost Flat()
    {
        var host = new RecordedHost("trixie-site");
        Change(host, RecordedHost.ShowLinks, "\"vlan_filtering\":1", "\"vlan_filtering\":0");
        return host;
    }

    private static void Change(RecordedHost host, string command, string from, string to)
    {
        var output = ((HvProvider.Hosts.Commands.CommandAnswer.Finished)host.Answers[command]).Output;
        Assert.Contains(from, output, StringComparison.Ordinal);
        host.Answers[command] = RecordedHost.Printed(output.Replace(from, to, StringComparison.Ordinal));
    }

    private static LibvirtVersion Version(string text)
    {
        var parts = text.Split('.').Select(int.Parse).ToArray();
        return new LibvirtVersion(parts[0], parts[1], parts[2]);
    }
}
