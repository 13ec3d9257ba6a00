using System.Text.Json;
using System.Xml.Linq;
using Hypervisors;
using Labs.Tests.HostBridges;
using Labs.Tests.Support;

namespace Labs.Tests.Maps;

/// <summary>
/// Maps of a booted host are equal to the output of the host's own tools (<c>bridge vlan</c>, <c>virsh dumpxml</c>,
/// <c>virsh net-dumpxml</c>) in all formats: for a healthy host, for one with a leak, and for one on which another tool changed taps.
/// </summary>
public sealed class MapTests(LabLeases labs, ITestOutputHelper output) : IClassFixture<LabLeases>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_host_without_findings_is_drawn_without_marks()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        await using var site = await MapSite.CreateAsync(lease, Token);

        await AssertDrawnAsync(site, "healthy", []);
    }

    [Fact]
    public async Task The_default_VLAN_of_every_port_is_marked_as_a_leak()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.DefaultPvid20, Token);
        await using var site = await MapSite.CreateAsync(lease, Token);

        await AssertDrawnAsync(site, "leaking", ["iot leak 20", "web leak 20"]);
    }

    [Fact]
    public async Task VLANs_that_another_tool_changed_are_marked()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        await using var site = await MapSite.CreateAsync(lease, Token);
        var (web, router) = (await site.TapAsync("web"), await site.TapAsync("router"));
        await lease.Lab.RunAsync(["bridge", "vlan", "del", "dev", web, "vid", "30"], Token);
        await lease.Lab.RunAsync(["bridge", "vlan", "add", "dev", web, "vid", "40", "pvid", "untagged"], Token);
        await lease.Lab.RunAsync(["bridge", "vlan", "del", "dev", router, "vid", "40"], Token);

        await AssertDrawnAsync(site, "mismatched", ["router mismatch 40", "web leak 40", "web mismatch 30"]);
    }

    [Fact]
    public async Task In_another_network_namespace_the_host_is_not_read_and_no_VLAN_is_shown()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.DefaultPvid20, Token);
        await using var site = await MapSite.CreateAsync(lease, Token);

        var result = await site.TryMapAsync(["ip", "netns", "exec", "ext20"], "--format", "json");
        using var json = JsonDocument.Parse(result.OrThrow().Output);

        var bridge = Assert.Single(json.RootElement.List("bridges"));
        Assert.Equal("host", Assert.Single(json.RootElement.List("not_read")).Text("part"));
        Assert.Equal(("not_read", JsonValueKind.Null), (bridge.Text("state"), bridge.GetProperty("uplink").ValueKind));
        Assert.All(bridge.List("interfaces"), nic => Assert.Equal(JsonValueKind.Null, nic.GetProperty("effective_vlans").ValueKind));
        Assert.All(bridge.List("interfaces"), nic => Assert.Empty(nic.List("findings")));
    }

    [Fact]
    public async Task An_unreachable_libvirt_and_an_invalid_option_are_exit_codes_1_and_2()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        await using var site = await MapSite.CreateAsync(lease, Token);

        var unreachable = await site.TryMapAsync([], "--uri", "qemu:///system?socket=/run/none");
        Assert.Equal((1, ""), (unreachable.ExitCode, unreachable.Output));
        Assert.StartsWith("Error: Hypervisor not reachable\n", unreachable.Errors, StringComparison.Ordinal);
        var wrong = await site.TryMapAsync([], "--format", "png");
        Assert.Equal((2, ""), (wrong.ExitCode, wrong.Output));
    }

    private async Task AssertDrawnAsync(MapSite site, string name, string[] expected)
    {
        var text = await site.MapAsync("--format", "text");
        output.WriteLine(text);
        var svg = await site.MapAsync("--format", "svg");
        using var json = JsonDocument.Parse(await site.MapAsync("--format", "json"));

        // Kept for review.
        var folder = Directory.CreateDirectory(Path.Combine(RepositoryFolders.Root, "artifacts", "maps"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{name}.svg"), svg, Token);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{name}.txt"), text, Token);

        var bridge = json.RootElement.List("bridges").Single(bridge => bridge.Text("name") == Lab.Bridge);
        await site.AssertEqualToHostAsync(bridge);
        var stems = site.Domains.ToDictionary(domain => domain.Value, domain => domain.Key, StringComparer.Ordinal);
        var found = bridge.List("interfaces").SelectMany(nic => nic.List("findings").Select(finding =>
            $"{stems[nic.Text("domain")!]} {finding.Text("kind")} "
            + string.Join(' ', finding.List("vlans").Select(vlan => vlan.GetInt32()))));
        Assert.Equal(expected, found);
        Assert.Equal(expected, await site.FindDifferencesAsync());

        AssertMarked(site, svg, text, expected);
    }

    /// <summary>SVG and text mark exactly the findings, and show the stopped domain.</summary>
    private static void AssertMarked(MapSite site, string svg, string text, string[] expected)
    {
        var labels = XDocument.Parse(svg).Descendants()
            .Where(element => element.Name.LocalName == "text").Select(label => label.Value).ToArray();
        var lines = text.Split('\n');
        foreach (var line in expected.Select(line => line.Split(' ')))
        {
            Assert.Contains(labels, label => label == $"{line[1]}: {line[2]}");
            Assert.Contains(lines, drawn => Has(drawn, $" {site.Domains[line[0]]} ") && Has(drawn, $"{line[1]}: {line[2]}"));
        }

        Assert.Equal(expected.Length == 0, Has(text, "No leaks, no mismatches."));
        Assert.Contains(lines, line => Has(line, site.Domains[MapSite.Stopped]) && Has(line, "stopped: none"));

        static bool Has(string whole, string part) => whole.Contains(part, StringComparison.Ordinal);
    }
}
