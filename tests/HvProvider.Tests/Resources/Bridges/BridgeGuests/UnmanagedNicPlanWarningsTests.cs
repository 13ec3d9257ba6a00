using HvProvider.Resources.Bridges.Model;
using HvProvider.Tests.Resources.NetworkAttachments;
using LibvirtFake;
using LibvirtSharp;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Tests.Resources.Bridges.BridgeGuests;

/// <summary>The plan of a network names the running guests that its change concerns, and no attachment shows.</summary>
public sealed class ForecastTests
{
    private const string Kept = "Running guests are not updated";
    private const string Web = "domain \"web01\", NIC 52:54:00:00:00:01 at vnet0 (VLAN 30)";

    [Theory]
    [InlineData("vlan", "port_groups[\"web\"]", "VLAN 31")]
    [InlineData("trunk", "port_groups[\"web\"]", "trunk of 30-31")]
    [InlineData("untagged", "port_groups[\"web\"]", "untagged")]
    [InlineData("bandwidth", "port_groups[\"web\"]", "VLAN 30, limited to inbound 1000, outbound 128")]
    public async Task Each_guest_of_a_changed_port_group_is_named(string change, string path, string gives)
    {
        await using var crowd = await Crowd.StartAsync();
        crowd.AddGuest("web01");
        crowd.AddGuest("db01", "db", mac: "52:54:00:00:00:02");
        var plan = await crowd.PlanAsync(change switch
        {
            "vlan" => Crowd.Config(false, web: "31"),
            "trunk" => Crowd.Config(false, web: "30,31"),
            "untagged" => Crowd.Config(false, web: ""),
            _ => Crowd.Config(false, change: config => Site.Set(
                config,
                ("db", Site.Group("40")),
                ("any", Site.Group("20 default")),
                ("web", Site.Group("30", group => group.Set(PortGroupAttributes.Bandwidth, Site.Bandwidth(1000, 128)))))),
        });
        var detail = Crowd.Warning(plan, Kept, path);
        Assert.Contains($"changes to: {gives}. 1 NIC of running guests", detail, StringComparison.Ordinal);
        Assert.Contains($"will keep their current settings: {Web}.", detail, StringComparison.Ordinal);
        Assert.Contains("resync_guests = true", detail, StringComparison.Ordinal);
        Assert.DoesNotContain("db01", detail, StringComparison.Ordinal);
        Assert.Equal("update", plan[Site.Address].Action);
    }

    [Fact]
    public async Task Guests_that_name_no_port_group_are_those_of_the_default_one()
    {
        await using var crowd = await Crowd.StartAsync();
        crowd.AddGuest("web01", portGroup: null);
        var changed = Crowd.Warning(await crowd.PlanAsync(Crowd.Config(false, any: "21 default")), Kept, "port_groups[\"any\"]");
        Assert.Contains("for NICs without a port group", changed, StringComparison.Ordinal);
        Assert.Contains("VLAN 21", changed, StringComparison.Ordinal);

        // Another default one, and none.
        Assert.Contains(
            "VLAN 30",
            Crowd.Warning(await crowd.PlanAsync(Crowd.Config(false, web: "30 default", any: "20")), Kept, "port_groups[\"web\"]"),
            StringComparison.Ordinal);
        Assert.Contains("untagged", Crowd.Warning(
            await crowd.PlanAsync(Crowd.Config(false, any: "20")), Kept, "port_groups"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Isolation_concerns_all_and_no_re_sync_brings_it()
    {
        await using var crowd = await Crowd.StartAsync();
        crowd.AddGuest("web01");
        crowd.AddGuest("db01", "db", mac: "52:54:00:00:00:02");
        var plan = await crowd.PlanAsync(Crowd.Config(true, change: config => config.Set(BridgeSchema.Isolated, true)));
        var detail = Crowd.Warning(plan, Kept, "isolated");
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
    public async Task Whom_it_does_not_concern_is_not_named(string who)
    {
        await using var crowd = await Crowd.StartAsync();
        crowd.Fake.Host.AddNetwork(
            "<network><name>other</name><forward mode='bridge'/><bridge name='br0'/><portgroup name='web'/></network>");
        switch (who)
        {
            case "managed":
                crowd.Fake.AddGuest();
                await crowd.Workspace.ApplyAsync("a", Attachment.OnNetwork("site", "web"));
                break;
            case "own vlan":
                crowd.AddGuest("web01", more: "<vlan><tag id='77'/></vlan>");
                break;
            case "stopped":
                crowd.AddGuest("web01", kind: FakeDomainKind.Stopped);
                break;
            case "other port group":
                crowd.AddGuest("web01", "db");
                break;
            case "other network":
                crowd.Fake.AddUser(source: "network='other' portgroup='web'");
                break;
            case "has it already":
                crowd.Network.EditLive(network => network.Elements("portgroup")
                    .Single(group => group.Attribute("name")!.Value == "web").Element("vlan")!.Element("tag")!.SetAttributeValue("id", 31));
                crowd.AddGuest("web01");
                crowd.Network.EditLive(network => network.Elements("portgroup")
                    .Single(group => group.Attribute("name")!.Value == "web").Element("vlan")!.Element("tag")!.SetAttributeValue("id", 30));
                break;
        }

        var plan = await crowd.PlanAsync(Crowd.Config(false, web: "31"));
        Assert.DoesNotContain(Kept, plan.Messages.Warnings.Select(warning => warning.Summary));
        Assert.Equal("update", plan[Site.Address].Action);
    }

    [Fact]
    public async Task Hundreds_are_counted_and_the_first_ones_named_in_order()
    {
        await using var crowd = await Crowd.StartAsync();
        foreach (var number in Enumerable.Range(0, 100).Reverse())
        {
            crowd.AddGuest($"web{number:d3}", mac: $"52:54:00:00:01:{number:x2}");
        }

        var detail = Crowd.Warning(await crowd.PlanAsync(Crowd.Config(false, web: "31")), Kept, "port_groups[\"web\"]");
        Assert.Contains("100 NICs of running guests", detail, StringComparison.Ordinal);
        Assert.Contains("; and 80 more.", detail, StringComparison.Ordinal);
        var named = Enumerable.Range(0, 100).Select(number => detail.IndexOf($"\"web{number:d3}\"", StringComparison.Ordinal)).ToArray();
        Assert.All(named[20..], at => Assert.Equal(-1, at));
        Assert.Equal(named[..20].Order(), named[..20]);
        Assert.DoesNotContain(-1, named[..20]);
    }

    [Fact]
    public async Task Guests_whose_port_group_goes_are_named_and_not_touched_whatever_is_asked_for()
    {
        await using var crowd = await Crowd.StartAsync(resyncs: true);
        var web = crowd.AddGuest("web01");
        var plan = await crowd.PlanAsync(Crowd.Config(true, webName: "www"));
        var detail = Crowd.Warning(plan, "Running guests cannot be updated", "port_groups");
        Assert.Contains($"{Web}: its port group \"web\" no longer exists", detail, StringComparison.Ordinal);

        crowd.Fake.Log.Clear();
        (await crowd.Workspace.ApplyAsync(plan)).AssertNoErrors();
        Assert.Equal(0, crowd.Fake.Log.Count(LibvirtProcedure.DomainUpdateDeviceFlags));
        Assert.Equal("30", web.LiveInterfaces[0].Tag());
        Assert.Equal("Running guests differ from port group", Assert.Single(await crowd.AssertNoChangesAsync()).Summary);
    }

    [Fact]
    public async Task A_nic_that_only_the_running_guest_has_is_not_touched()
    {
        await using var crowd = await Crowd.StartAsync(resyncs: true);
        var web = crowd.AddGuest("web01", more: "<vlan><tag id='77'/></vlan>");
        web.Config!.Element("devices")!.Elements("interface").Single().Remove();
        var plan = await crowd.PlanAsync(Crowd.Config(true, web: "40"));
        Assert.Contains(
            "it is not in the persistent definition",
            Crowd.Warning(plan, "Running guests cannot be updated", "port_groups[\"web\"]"),
            StringComparison.Ordinal);
        (await crowd.Workspace.ApplyAsync(plan)).AssertNoErrors();
        Assert.Equal("77", web.LiveInterfaces[0].Tag());
        await crowd.AssertNoChangesAsync();
    }

    [Fact]
    public async Task What_is_not_known_yet_and_who_cannot_be_reached_say_nothing()
    {
        await using var crowd = await Crowd.StartAsync();
        crowd.AddGuest("web01");
        var unknown = await crowd.PlanAsync(Crowd.Config(false, change: config => config.Set(
            BridgeSchema.PortGroups, Tf<IReadOnlyDictionary<string, Tf<TfObject>>>.Unknown)));
        Assert.DoesNotContain(Kept, unknown.Messages.Warnings.Select(warning => warning.Summary));

        crowd.Workspace.Config[Site.Address] = Crowd.Config(false, web: "31");
        await crowd.Fake.StopAsync();
        var plan = await crowd.Workspace.PlanAsync(refresh: false);
        Assert.Equal(["Hypervisor not reachable"], plan.Messages.All.Select(message => message.Summary));
    }
}
