using System.Text.Json;
using System.Xml.Linq;
using Hypervisors;
using Labs.Tests.HostBridges;
using Labs.Tests.Support;

namespace Labs.Tests.Maps;

/// <summary>
/// That a map of a booted host says what the host's own tools say (<c>bridge vlan</c>, <c>virsh dumpxml</c>, <c>virsh net-dumpxml</c>), in
/// all formats: of a host that is as it should be, of one that leaks, and of one on which something changed taps.
/// </summary>
public sealed class MapTests(LabFixture fixture, ITestOutputHelper output)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_healthy_host_is_drawn_as_it_is_and_nothing_is_marked()
    {
        using var lease = await fixture.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        await using var site = await MapSite.CreateAsync(lease.Lab, Token);

        await AssertDrawnAsync(site, "healthy", []);
    }

    [Fact]
    public async Task The_default_VLAN_that_every_port_gets_is_marked_as_a_leak()
    {
        using var lease = await fixture.LeaseAsync(DebianSuite.Trixie, HostVariant.DefaultPvid20, Token);
        await using var site = await MapSite.CreateAsync(lease.Lab, Token);

        await AssertDrawnAsync(site, "leaking", ["iot01 leak 20", "web01 leak 20"]);
    }

    [Fact]
    public async Task What_something_changed_behind_libvirts_back_is_marked()
    {
        using var lease = await fixture.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        await using var site = await MapSite.CreateAsync(lease.Lab, Token);
        var (web, router) = (await site.TapAsync("web01"), await site.TapAsync("router01"));
        await lease.Lab.RunAsync(["bridge", "vlan", "del", "dev", web, "vid", "30"], Token);
        await lease.Lab.RunAsync(["bridge", "vlan", "add", "dev", web, "vid", "40", "pvid", "untagged"], Token);
        await lease.Lab.RunAsync(["bridge", "vlan", "del", "dev", router, "vid", "40"], Token);

        await AssertDrawnAsync(site, "mismatched", ["router01 mismatch 40", "web01 leak 40", "web01 mismatch 30"]);
    }

    [Fact]
    public async Task In_another_network_namespace_the_host_is_not_read_and_nothing_is_guessed()
    {
        using var lease = await fixture.LeaseAsync(DebianSuite.Trixie, HostVariant.DefaultPvid20, Token);
        await using var site = await MapSite.CreateAsync(lease.Lab, Token);

        var result = await site.TryMapAsync(["ip", "netns", "exec", "ext20"], "--format", "json");
        using var json = JsonDocument.Parse(result.OrThrow().Output);

        var bridge = Assert.Single(json.RootElement.List("bridges"));
        Assert.Equal("host", Assert.Single(json.RootElement.List("not_read")).Text("part"));
        Assert.Equal(("not_read", JsonValueKind.Null), (bridge.Text("state"), bridge.GetProperty("uplink").ValueKind));
        Assert.All(bridge.List("interfaces"), nic => Assert.Equal(JsonValueKind.Null, nic.GetProperty("effective_vlans").ValueKind));
        Assert.All(bridge.List("interfaces"), nic => Assert.Empty(nic.List("findings")));
    }

    [Fact]
    public async Task A_libvirt_that_is_not_there_and_a_wrong_option_are_exit_codes_1_and_2()
    {
        using var lease = await fixture.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        await using var site = await MapSite.CreateAsync(lease.Lab, Token);

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

        // For whoever looks at the picture.
        var folder = Directory.CreateDirectory(Path.Combine(RepositoryFolders.Root, "artifacts", "maps"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{name}.svg"), svg, Token);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{name}.txt"), text, Token);

        var bridge = json.RootElement.List("bridges").Single(bridge => bridge.Text("name") == Lab.Bridge);
        await site.AssertAsHostSaysAsync(bridge);
        var found = bridge.List("interfaces").SelectMany(nic => nic.List("findings").Select(finding =>
            $"{nic.Text("domain")} {finding.Text("kind")} {string.Join(' ', finding.List("vlans").Select(vlan => vlan.GetInt32()))}"));
        Assert.Equal(expected, found);
        Assert.Equal(expected, await site.FindDifferencesAsync());

        var labels = XDocument.Parse(svg).Descendants().Where(element => element.Name.LocalName == "text").Select(label => label.Value).ToArray();
        foreach (var line in expected.Select(line => line.Split(' ')))
        {
            Assert.Contains(labels, label => label == $"{line[1]}: {line[2]}");
            Assert.Contains(
                text.Split('\n'), drawn => drawn.Contains($" {line[0]} ", StringComparison.Ordinal) && drawn.Contains($"{line[1]}: {line[2]}", StringComparison.Ordinal));
        }

        Assert.Equal(expected.Length == 0, text.Contains("No leaks, no mismatches.", StringComparison.Ordinal));
        Assert.Contains(text.Split('\n'), line => line.Contains("off01", StringComparison.Ordinal) && line.Contains("stopped: none", StringComparison.Ordinal));
    }
}
