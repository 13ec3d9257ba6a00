using HvProvider.Resources.Bridges.Model;
using HvProvider.Tests.Resources.NetworkAttachments;
using LibvirtFake;
using LibvirtSharp;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Tests.Resources.Bridges.BridgeGuests;

/// <summary>The plan of a network lists the unmanaged NICs that its update affects.</summary>
public sealed class UnmanagedNicPlanWarningsTests
{
    private const string NotUpdated = "Running guests are not updated";
    private const string Web = "domain \"web01\", NIC 52:54:00:00:00:01 at vnet0 (VLAN 30)";

    [Theory]
    [InlineData("vlan", "port_groups[\"web\"]", "VLAN 31")]
    [InlineData("trunk", "port_groups[\"web\"]", "trunk of 30-31")]
    [InlineData("untagged", "port_groups[\"web\"]", "untagged")]
    [InlineData("bandwidth", "port_groups[\"web\"]", "VLAN 30, limited to inbound 1000, outbound 128")]
    public async Task Plan_lists_the_guests_of_a_changed_port_group(string change, string path, string gives)
    {
        await using var site = await GuestSite.StartAsync();
        site.AddGuest("web01");
        site.AddGuest("db01", "db", mac: "52:54:00:00:00:02");
        var plan = await site.PlanAsync(change switch
        {
            "vlan" => GuestSite.Config(false, web: "31"),
            "trunk" => GuestSite.Config(false, web: "30,31"),
            "untagged" => GuestSite.Config(false, web: ""),
            _ => GuestSite.Config(false, change: config => Site.Set(
                config,
                ("db", Site.Group("40")),
                ("any", Site.Group("20 default")),
                ("web", Site.Group("30", group => group.Set(PortGroupAttributes.Bandwidth, Site.Bandwidth(1000, 128)))))),
        });
        var detail = GuestSite.Warning(plan, NotUpdated, path);
        Assert.Contains($"changes to: {gives}. 1 NIC of running guests", detail, StringComparison.Ordinal);
        Assert.Contains($"will keep their current settings: {Web}.", detail, StringComparison.Ordinal);
        Assert.Contains("resync_guests = true", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("db01", detail, StringComparison.Ordinal);
        Assert.Equal("update", plan[Site.Address].Action);
    }

    [Fact]
    public async Task Plan_lists_guests_without_a_port_group_under_the_default_port_group()
    {
        await using var site = await GuestSite.StartAsync();
        site.AddGuest("web01", portGroup: null);
        var changed = GuestSite.Warning(
            await site.PlanAsync(GuestSite.Config(false, any: "21 default")), NotUpdated, "port_groups[\"any\"]");
        Assert.Contains("for NICs without a port group", changed, StringComparison.Ordinal);
        Assert.Contains("VLAN 21", changed, StringComparison.Ordinal);

        // Another default port group, and none.
        Assert.Contains(
            "VLAN 30",
            GuestSite.Warning(
                await site.PlanAsync(GuestSite.Config(false, web: "30 default", any: "20")), NotUpdated, "port_groups[\"web\"]"),
            StringComparison.Ordinal);
        Assert.Contains("untagged", GuestSite.Warning(
            await site.PlanAsync(GuestSite.Config(false, any: "20")), NotUpdated, "port_groups"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Plan_lists_all_guests_if_the_isolation_changes()
    {
        await using var site = await GuestSite.StartAsync();
        site.AddGuest("web01");
        site.AddGuest("db01", "db", mac: "52:54:00:00:00:02");
        var plan = await site.PlanAsync(GuestSite.Config(true, change: config => config.Set(BridgeSchema.Isolated, true)));
        var detail = GuestSite.Warning(plan, NotUpdated, "isolated");
        Assert.Contains("2 NICs", detail, StringComparison.Ordinal);
        Assert.Contains("resync_guests has no effect", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("managed")]
    [InlineData("own vlan")]
    [InlineData("stopped")]
    [InlineData("other port group")]
    [InlineData("other network")]
    [InlineData("has it already")]
    public async Task Plan_does_not_list_guests_that_are_not_affected(string who)
    {
        await using var site = await GuestSite.StartAsync();
        site.Fake.Host.AddNetwork(
            "<network><name>other</name><forward mode='bridge'/><bridge name='br0'/><portgroup name='web'/></network>");
        switch (who)
        {
            case "managed":
                site.Fake.AddGuest();
                await site.Workspace.ApplyAsync("a", Attachment.OnNetwork("site", "web"));
                break;
            case "own vlan":
                site.AddGuest("web01", more: "<vlan><tag id='77'/></vlan>");
                break;
            case "stopped":
                site.AddGuest("web01", kind: FakeDomainKind.Stopped);
                break;
            case "other port group":
                site.AddGuest("web01", "db");
                break;
            case "other network":
                site.Fake.AddUser(source: "network='other' portgroup='web'");
                break;
            case "has it already":
                site.Network.EditLive(network => network.Elements("portgroup")
                    .Single(group => group.Attribute("name")!.Value == "web").Element("vlan")!.Element("tag")!.SetAttributeValue("id", 31));
                site.AddGuest("web01");
                site.Network.EditLive(network => network.Elements("portgroup")
                    .Single(group => group.Attribute("name")!.Value == "web").Element("vlan")!.Element("tag")!.SetAttributeValue("id", 30));
                break;
        }

        var plan = await site.PlanAsync(GuestSite.Config(false, web: "31"));
        Assert.DoesNotContain(NotUpdated, plan.Messages.Warnings.Select(warning => warning.Summary));
        Assert.Equal("update", plan[Site.Address].Action);
    }

    [Fact]
    public async Task Plan_lists_the_first_guests_in_order_and_counts_the_others()
    {
        await using var site = await GuestSite.StartAsync();
        foreach (var number in Enumerable.Range(0, 100).Reverse())
        {
            site.AddGuest($"web{number:d3}", mac: $"52:54:00:00:01:{number:x2}");
        }

        var detail = GuestSite.Warning(await site.PlanAsync(GuestSite.Config(false, web: "31")), NotUpdated, "port_groups[\"web\"]");
        Assert.Contains("100 NICs of running guests", detail, StringComparison.Ordinal);
        Assert.Contains("; and 80 more.", detail, StringComparison.Ordinal);
        var named = Enumerable.Range(0, 100).Select(number => detail.IndexOf($"\"web{number:d3}\"", StringComparison.Ordinal)).ToArray();
        Assert.All(named[20..], at => Assert.Equal(-1, at));
        Assert.Equal(named[..20].Order(), named[..20]);
        Assert.DoesNotContain(-1, named[..20]);
    }

    [Fact]
    public async Task Guests_of_a_removed_port_group_are_listed_and_not_updated()
    {
        await using var site = await GuestSite.StartAsync(resyncs: true);
        var web = site.AddGuest("web01");
        var plan = await site.PlanAsync(GuestSite.Config(true, webName: "www"));
        var detail = GuestSite.Warning(plan, "Running guests cannot be updated", "port_groups");
        Assert.Contains($"{Web}: its port group \"web\" no longer exists", detail, StringComparison.Ordinal);

        site.Fake.Log.Clear();
        (await site.Workspace.ApplyAsync(plan)).AssertNoErrors();
        Assert.Equal(0, site.Fake.Log.Count(LibvirtProcedure.DomainUpdateDeviceFlags));
        Assert.Equal("30", web.LiveInterfaces[0].Tag());
        Assert.Equal("Running guests differ from port group", Assert.Single(await site.AssertNoChangesAsync()).Summary);
    }

    [Fact]
    public async Task A_NIC_that_is_only_in_the_live_XML_is_not_updated()
    {
        await using var site = await GuestSite.StartAsync(resyncs: true);
        var web = site.AddGuest("web01", more: "<vlan><tag id='77'/></vlan>");
        web.Config!.Element("devices")!.Elements("interface").Single().Remove();
        var plan = await site.PlanAsync(GuestSite.Config(true, web: "40"));
        Assert.Contains(
            "it is not in the persistent definition",
            GuestSite.Warning(plan, "Running guests cannot be updated", "port_groups[\"web\"]"),
            StringComparison.Ordinal);
        (await site.Workspace.ApplyAsync(plan)).AssertNoErrors();
        Assert.Equal("77", web.LiveInterfaces[0].Tag());
        await site.AssertNoChangesAsync();
    }

    [Fact]
    public async Task Plan_lists_no_guests_if_a_value_is_unknown_or_the_hypervisor_unreachable()
    {
        await using var site = await GuestSite.StartAsync();
        site.AddGuest("web01");
        var unknown = await site.PlanAsync(GuestSite.Config(false, change: config => config.Set(
            BridgeSchema.PortGroups, Tf<IReadOnlyDictionary<string, Tf<TfObject>>>.Unknown)));
        Assert.DoesNotContain(NotUpdated, unknown.Messages.Warnings.Select(warning => warning.Summary));

        site.Workspace.Config[Site.Address] = GuestSite.Config(false, web: "31");
        await site.Fake.StopAsync();
        var plan = await site.Workspace.PlanAsync(refresh: false);
        Assert.Equal(["Hypervisor not reachable"], plan.Messages.All.Select(message => message.Summary));
    }
}
