using HvProvider.Resources.Bridges.Model;
using HvProvider.Tests.Resources.NetworkAttachments;
using HvProvider.Vlans;
using LibvirtFake;
using LibvirtSharp;

namespace HvProvider.Tests.Resources.Bridges.BridgeGuests;

/// <summary>Running guests that no attachment looks after get what their port group gives, without being unplugged.</summary>
public sealed class ResyncTests
{
    private const string Failed = "Running guest was not updated";

    [Theory]
    [InlineData("web", FakeDomainKind.Running, false)]
    [InlineData("web", FakeDomainKind.Running, true)]
    [InlineData("web", FakeDomainKind.Transient, false)]
    [InlineData(null, FakeDomainKind.Running, false)]
    public async Task A_guest_is_moved_and_never_exposed_to_another_vlan(string? portGroup, FakeDomainKind kind, bool isPaused)
    {
        await using var crowd = await Crowd.StartAsync(resyncs: true);
        var web = crowd.AddGuest("web01", portGroup, kind);
        if (isPaused)
        {
            web.State = DomainState.Paused;
        }

        var (tap, before) = (web.LiveInterfaces[0].Tap()!, portGroup is null ? 20 : 30);
        crowd.Fake.Log.Clear();

        var plan = await crowd.PlanAsync(Crowd.Config(true, web: "40", any: "40 default"));
        var path = portGroup is null ? "port_groups[\"any\"]" : "port_groups[\"web\"]";
        Assert.Contains("domain \"web01\"", Crowd.Warning(plan, "Running guests will be updated", path), StringComparison.Ordinal);
        (await crowd.Workspace.ApplyAsync(plan)).AssertNoErrors();

        Assert.Equal(("40", tap), (web.LiveInterfaces[0].Tag(), web.LiveInterfaces[0].Tap()));
        Assert.NotEqual("down", web.LiveInterfaces[0].Link());
        Assert.Equal(Access(40), crowd.Host[tap]);
        Assert.Equal([Access(before), Access(40)], crowd.Host.Exposed.Distinct());
        Assert.All(web.ConfigInterfaces, nic => Assert.Null(nic.Tag()));
        AssertNothingUnplugged(crowd.Fake);
        Assert.Null(crowd.Network.Live!.Element("metadata"));
        Assert.Empty(await crowd.AssertNoChangesAsync());
    }

    [Fact]
    public async Task Limits_alone_reach_a_guest_with_its_link_up()
    {
        await using var crowd = await Crowd.StartAsync(resyncs: true);
        var web = crowd.AddGuest("web01");
        await crowd.ApplyAsync(Crowd.Config(true, change: config => Site.Set(
            config,
            ("any", Site.Group("20 default")),
            ("db", Site.Group("40")),
            ("web", Site.Group("30", group => group.Set(PortGroupAttributes.Bandwidth, Site.Bandwidth(1000, null)))))));
        Assert.Equal("1000", web.LiveInterfaces[0].Element("bandwidth")!.Element("inbound")!.Attribute("average")!.Value);
        Assert.Equal(1, crowd.Fake.Log.Count(LibvirtProcedure.DomainUpdateDeviceFlags));
        Assert.Equal(0, crowd.Fake.Log.Count(LibvirtProcedure.NetworkSetMetadata));
        Assert.Empty(await crowd.AssertNoChangesAsync());
    }

    [Theory]
    [InlineData("<vlan><tag id='77'/></vlan>", "77", "up")]
    [InlineData("<link state='down'/>", "40", "down")]
    public async Task What_a_nic_asks_for_itself_stays(string more, string tag, string link)
    {
        await using var crowd = await Crowd.StartAsync(resyncs: true);
        var web = crowd.AddGuest("web01", more: more);
        await crowd.ApplyAsync(Crowd.Config(true, web: "40"));
        Assert.Equal((tag, link), (web.LiveInterfaces[0].Tag(), web.LiveInterfaces[0].Link() ?? "up"));
        Assert.Empty(await crowd.AssertNoChangesAsync());
    }

    [Fact]
    public async Task Attachments_of_the_same_apply_look_after_themselves()
    {
        await using var crowd = await Crowd.StartAsync(resyncs: true);
        var web = crowd.AddGuest("web01");
        await crowd.Workspace.ApplyAsync("a", Attachment.OnNetwork("site", "web"));
        var plan = await crowd.PlanAsync(Crowd.Config(true, web: "40"));
        var detail = Crowd.Warning(plan, "Running guests will be updated", "port_groups[\"web\"]");
        Assert.Contains("52:54:00:00:00:01", detail, StringComparison.Ordinal);
        Assert.DoesNotContain(Guests.LanMac, detail, StringComparison.Ordinal);
        Assert.Equal(["update", "update"], plan.Changes.Values.Select(change => change.Action));
        (await crowd.Workspace.ApplyAsync(plan)).AssertNoErrors();
        Assert.Equal(["40", "40"], web.LiveInterfaces.Select(nic => nic.Tag()));
        Assert.Equal([Access(30), Access(40)], crowd.Host.Exposed.Distinct());
        Assert.Empty(await crowd.AssertNoChangesAsync());
    }

    [Fact]
    public async Task One_of_a_hundred_that_fails_is_named_and_the_others_have_theirs()
    {
        await using var crowd = await Crowd.StartAsync(resyncs: true);
        var guests = Enumerable.Range(0, 100).Select(number => crowd.AddGuest(
            $"web{number:d3}", number % 3 == 0 ? null : "web", mac: $"52:54:00:00:01:{number:x2}")).ToArray();
        guests[7].State = DomainState.Paused;
        crowd.Fake.Hooks.Add(LibvirtProcedure.DomainUpdateDeviceFlags, new CallHook
        {
            When = call => call.Target == "web050",
            Error = LibvirtErrorCode.InternalError,
        });
        crowd.Workspace.Config[Site.Address] = Crowd.Config(true, web: "40", any: "40 default");
        var messages = await crowd.Workspace.ApplyAsync();
        var error = Assert.Single(messages.Errors);
        Assert.Equal((Failed, "port_groups[\"web\"]"), (error.Summary, error.Path));
        Assert.Contains("domain \"web050\", NIC 52:54:00:00:01:32", error.Detail, StringComparison.Ordinal);
        Assert.Contains("Expected: VLAN 40", error.Detail, StringComparison.Ordinal);
        Assert.All(guests, guest => Assert.Equal(guest.Name == "web050" ? "30" : "40", guest.LiveInterfaces[0].Tag()));
        Assert.All(guests, guest => Assert.NotEqual("down", guest.LiveInterfaces[0].Link()));
        AssertNothingUnplugged(crowd.Fake);
        Assert.False(crowd.Workspace[Site.Address].Values.Get(BridgeSchema.InSync).Value);

        crowd.Fake.Hooks.Clear();
        (await crowd.Workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal("40", guests[50].LiveInterfaces[0].Tag());
        Assert.Empty(await crowd.AssertNoChangesAsync());
    }

    [Fact]
    public async Task A_guest_whose_vlans_are_not_what_they_should_be_keeps_its_link_down_until_they_are()
    {
        await using var crowd = await Crowd.StartAsync(resyncs: true);
        var web = crowd.AddGuest("web01");
        var tap = web.LiveInterfaces[0].Tap()!;
        crowd.Host.Meddling = vlans => vlans.Pvid == 40 ? Access(99) : vlans;
        crowd.Workspace.Config[Site.Address] = Crowd.Config(true, web: "40");
        var error = Assert.Single((await crowd.Workspace.ApplyAsync()).Errors);
        Assert.Contains("Its link is left down.", error.Detail, StringComparison.Ordinal);
        Assert.Equal("down", web.LiveInterfaces[0].Link());
        Assert.Equal([Access(30)], crowd.Host.Exposed.Distinct());

        // Nobody asks for guests to be changed any more; this one gets back what was taken from it all the same.
        crowd.Host.Meddling = null;
        crowd.Host.Change(tap, Access(40));
        var plan = await crowd.PlanAsync(Crowd.Config(false, web: "40"));
        Assert.Contains(
            "domain \"web01\"", Crowd.Warning(plan, "Update of running guests interrupted", "in_sync"), StringComparison.Ordinal);
        (await crowd.Workspace.ApplyAsync(plan)).AssertNoErrors();
        Assert.Equal(("up", Access(40)), (web.LiveInterfaces[0].Link(), crowd.Host[tap]));
        Assert.Null(crowd.Network.Live!.Element("metadata"));
        Assert.Empty(await crowd.AssertNoChangesAsync());
    }

    [Fact]
    public async Task A_link_that_somebody_took_down_in_the_running_guest_stays_down()
    {
        await using var crowd = await Crowd.StartAsync(resyncs: true);
        var web = crowd.AddGuest("web01");
        lock (web.Live!)
        {
            web.LiveInterfaces[0].Add(new System.Xml.Linq.XElement("link", new System.Xml.Linq.XAttribute("state", "down")));
        }

        Assert.Empty(await crowd.AssertNoChangesAsync());
        await crowd.ApplyAsync(Crowd.Config(true, web: "40"));
        Assert.Equal(("40", "down"), (web.LiveInterfaces[0].Tag(), web.LiveInterfaces[0].Link()));
        Assert.Empty(await crowd.AssertNoChangesAsync());
    }

    [Fact]
    public async Task Without_resync_guests_stay_and_each_plan_says_so_until_it_is_asked_for()
    {
        await using var crowd = await Crowd.StartAsync();
        var web = crowd.AddGuest("web01");
        await crowd.ApplyAsync(Crowd.Config(false, web: "40"));
        Assert.Equal("30", web.LiveInterfaces[0].Tag());
        for (var times = 0; times < 2; times++)
        {
            var warning = Assert.Single(await crowd.AssertNoChangesAsync());
            Assert.Equal(("Running guests differ from port group", "port_groups"), (warning.Summary, warning.Path));
            Assert.Contains("(VLAN 30), expected VLAN 40", warning.Detail, StringComparison.Ordinal);
        }

        await crowd.ApplyAsync(Crowd.Config(true, web: "40"));
        Assert.Equal("40", web.LiveInterfaces[0].Tag());
        Assert.Empty(await crowd.AssertNoChangesAsync());

        // It goes on being looked after.
        crowd.Network.EditLive(network => network.Elements("portgroup")
            .Single(group => group.Attribute("name")!.Value == "web").Element("vlan")!.Element("tag")!.SetAttributeValue("id", 30));
        crowd.Network.EditConfig(network => network.Elements("portgroup")
            .Single(group => group.Attribute("name")!.Value == "web").Element("vlan")!.Element("tag")!.SetAttributeValue("id", 30));
        var plan = await crowd.PlanAsync(Crowd.Config(true, web: "30"));
        Assert.Equal("update", plan[Site.Address].Action);
        Assert.False(plan[Site.Address].Prior!.Values.Get(BridgeSchema.InSync).Value);
        (await crowd.Workspace.ApplyAsync(plan)).AssertNoErrors();
        Assert.Equal("30", web.LiveInterfaces[0].Tag());
        Assert.Empty(await crowd.AssertNoChangesAsync());
    }

    [Fact]
    public async Task Where_the_host_cannot_be_seen_guests_are_changed_all_the_same()
    {
        await using var crowd = await Crowd.StartAsync(resyncs: true);
        var web = crowd.AddGuest("web01");
        crowd.Workspace.Host = null;
        await crowd.ApplyAsync(Crowd.Config(true, web: "40"));
        Assert.Equal("40", web.LiveInterfaces[0].Tag());
        await crowd.AssertNoChangesAsync();
    }

    [Fact]
    public async Task A_guest_that_fails_when_its_network_is_made_anew_does_not_have_the_network_replaced()
    {
        await using var crowd = await Crowd.StartAsync(resyncs: true);
        var web = crowd.AddGuest("web01");
        crowd.Fake.Host.Networks.Clear();
        crowd.Fake.Hooks.Add(LibvirtProcedure.DomainUpdateDeviceFlags, new CallHook { Error = LibvirtErrorCode.InternalError });
        var plan = await crowd.PlanAsync(Crowd.Config(true, web: "40"));
        Assert.Equal("create", plan[Site.Address].Action);
        var messages = await crowd.Workspace.ApplyAsync(plan);
        messages.AssertNoErrors();
        Assert.Contains(Failed, messages.Warnings.Select(warning => warning.Summary));

        crowd.Fake.Hooks.Clear();
        (await crowd.Workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal("40", web.LiveInterfaces[0].Tag());
        Assert.Empty(await crowd.AssertNoChangesAsync());
    }

    private static void AssertNothingUnplugged(FakeLibvirtd fake)
    {
        Assert.Equal(0, fake.Log.Count(LibvirtProcedure.DomainAttachDeviceFlags));
        Assert.Equal(0, fake.Log.Count(LibvirtProcedure.DomainDetachDeviceFlags));
        Assert.Equal(0, fake.Log.Count(LibvirtProcedure.DomainDetachDeviceAlias));
    }

    private static PortVlans Access(int vlan) => new(vlan, [vlan], []);
}
