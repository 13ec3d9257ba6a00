using HvProvider.Resources.Bridges.Model;
using HvProvider.Tests.Resources.NetworkAttachments;
using HvProvider.Vlans;
using LibvirtFake;
using LibvirtSharp;

namespace HvProvider.Tests.Resources.Bridges.BridgeGuests;

/// <summary>Unmanaged NICs of running guests are updated to their port group without unplugging.</summary>
public sealed class UnmanagedNicUpdaterTests
{
    private const string Failed = "Running guest was not updated";

    [Theory]
    [InlineData("web", FakeDomainKind.Running, false)]
    [InlineData("web", FakeDomainKind.Running, true)]
    [InlineData("web", FakeDomainKind.Transient, false)]
    [InlineData(null, FakeDomainKind.Running, false)]
    public async Task Update_moves_a_guest_without_exposing_it_to_another_VLAN(string? portGroup, FakeDomainKind kind, bool isPaused)
    {
        await using var site = await GuestSite.StartAsync(resyncs: true);
        var web = site.AddGuest("web01", portGroup, kind);
        if (isPaused)
        {
            web.State = DomainState.Paused;
        }

        var (tap, before) = (web.LiveInterfaces[0].Tap()!, portGroup is null ? 20 : 30);
        site.Fake.Log.Clear();

        var plan = await site.PlanAsync(GuestSite.Config(true, web: "40", any: "40 default"));
        var path = portGroup is null ? "port_groups[\"any\"]" : "port_groups[\"web\"]";
        Assert.Contains("domain \"web01\"", GuestSite.Warning(plan, "Running guests will be updated", path), StringComparison.Ordinal);
        (await site.Workspace.ApplyAsync(plan)).AssertNoErrors();

        Assert.Equal(("40", tap), (web.LiveInterfaces[0].Tag(), web.LiveInterfaces[0].Tap()));
        Assert.NotEqual("down", web.LiveInterfaces[0].Link());
        Assert.Equal(Access(40), site.Host[tap]);
        Assert.Equal([Access(before), Access(40)], site.Host.Exposed.Distinct());
        Assert.All(web.ConfigInterfaces, nic => Assert.Null(nic.Tag()));
        AssertNothingUnplugged(site.Fake);
        Assert.Null(site.Network.Live!.Element("metadata"));
        Assert.Empty(await site.AssertNoChangesAsync());
    }

    [Fact]
    public async Task Update_of_bandwidth_alone_keeps_the_link_up()
    {
        await using var site = await GuestSite.StartAsync(resyncs: true);
        var web = site.AddGuest("web01");
        await site.ApplyAsync(GuestSite.Config(true, change: config => Site.Set(
            config,
            ("any", Site.Group("20 default")),
            ("db", Site.Group("40")),
            ("web", Site.Group("30", group => group.Set(PortGroupAttributes.Bandwidth, Site.Bandwidth(1000, null)))))));
        Assert.Equal("1000", web.LiveInterfaces[0].Element("bandwidth")!.Element("inbound")!.Attribute("average")!.Value);
        Assert.Equal(1, site.Fake.Log.Count(LibvirtProcedure.DomainUpdateDeviceFlags));
        Assert.Equal(0, site.Fake.Log.Count(LibvirtProcedure.NetworkSetMetadata));
        Assert.Empty(await site.AssertNoChangesAsync());
    }

    [Theory]
    [InlineData("<vlan><tag id='77'/></vlan>", "77", "up")]
    [InlineData("<link state='down'/>", "40", "down")]
    public async Task Update_keeps_the_settings_of_the_NIC_itself(string more, string tag, string link)
    {
        await using var site = await GuestSite.StartAsync(resyncs: true);
        var web = site.AddGuest("web01", more: more);
        await site.ApplyAsync(GuestSite.Config(true, web: "40"));
        Assert.Equal((tag, link), (web.LiveInterfaces[0].Tag(), web.LiveInterfaces[0].Link() ?? "up"));
        Assert.Empty(await site.AssertNoChangesAsync());
    }

    [Fact]
    public async Task Update_skips_NICs_that_an_attachment_manages()
    {
        await using var site = await GuestSite.StartAsync(resyncs: true);
        var web = site.AddGuest("web01");
        await site.Workspace.ApplyAsync("a", Attachment.OnNetwork("site", "web"));
        var plan = await site.PlanAsync(GuestSite.Config(true, web: "40"));
        var detail = GuestSite.Warning(plan, "Running guests will be updated", "port_groups[\"web\"]");
        Assert.Contains("52:54:00:00:00:01", detail, StringComparison.Ordinal);
        Assert.DoesNotContain(Guests.LanMac, detail, StringComparison.Ordinal);
        Assert.Equal(["update", "update"], plan.Changes.Values.Select(change => change.Action));
        (await site.Workspace.ApplyAsync(plan)).AssertNoErrors();
        Assert.Equal(["40", "40"], web.LiveInterfaces.Select(nic => nic.Tag()));
        Assert.Equal([Access(30), Access(40)], site.Host.Exposed.Distinct());
        Assert.Empty(await site.AssertNoChangesAsync());
    }

    [Fact]
    public async Task A_guest_that_fails_is_reported_and_the_others_are_updated()
    {
        await using var site = await GuestSite.StartAsync(resyncs: true);
        var guests = Enumerable.Range(0, 100).Select(number => site.AddGuest(
            $"web{number:d3}", number % 3 == 0 ? null : "web", mac: $"52:54:00:00:01:{number:x2}")).ToArray();
        guests[7].State = DomainState.Paused;
        site.Fake.Hooks.Add(LibvirtProcedure.DomainUpdateDeviceFlags, new CallHook
        {
            When = call => call.Target == "web050",
            Error = LibvirtErrorCode.InternalError,
        });
        site.Workspace.Config[Site.Address] = GuestSite.Config(true, web: "40", any: "40 default");
        var messages = await site.Workspace.ApplyAsync();
        var error = Assert.Single(messages.Errors);
        Assert.Equal((Failed, "port_groups[\"web\"]"), (error.Summary, error.Path));
        Assert.Contains("domain \"web050\", NIC 52:54:00:00:01:32", error.Detail, StringComparison.Ordinal);
        Assert.Contains("Expected: VLAN 40", error.Detail, StringComparison.Ordinal);
        Assert.All(guests, guest => Assert.Equal(guest.Name == "web050" ? "30" : "40", guest.LiveInterfaces[0].Tag()));
        Assert.All(guests, guest => Assert.NotEqual("down", guest.LiveInterfaces[0].Link()));
        AssertNothingUnplugged(site.Fake);
        Assert.False(site.Workspace[Site.Address].Values.Get(BridgeSchema.InSync).Value);

        site.Fake.Hooks.Clear();
        (await site.Workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal("40", guests[50].LiveInterfaces[0].Tag());
        Assert.Empty(await site.AssertNoChangesAsync());
    }

    [Fact]
    public async Task The_link_stays_down_until_the_VLANs_are_the_expected_ones()
    {
        await using var site = await GuestSite.StartAsync(resyncs: true);
        var web = site.AddGuest("web01");
        var tap = web.LiveInterfaces[0].Tap()!;
        site.Host.Meddling = vlans => vlans.Pvid == 40 ? Access(99) : vlans;
        site.Workspace.Config[Site.Address] = GuestSite.Config(true, web: "40");
        var error = Assert.Single((await site.Workspace.ApplyAsync()).Errors);
        Assert.Contains("The link of the NIC stays down.", error.Detail, StringComparison.Ordinal);
        Assert.Equal("down", web.LiveInterfaces[0].Link());
        Assert.Equal([Access(30)], site.Host.Exposed.Distinct());

        // The link is restored even though resync_guests is now false.
        site.Host.Meddling = null;
        site.Host.Change(tap, Access(40));
        var plan = await site.PlanAsync(GuestSite.Config(false, web: "40"));
        Assert.Contains(
            "domain \"web01\"", GuestSite.Warning(plan, "Update of running guests interrupted", "in_sync"), StringComparison.Ordinal);
        (await site.Workspace.ApplyAsync(plan)).AssertNoErrors();
        Assert.Equal(("up", Access(40)), (web.LiveInterfaces[0].Link(), site.Host[tap]));
        Assert.Null(site.Network.Live!.Element("metadata"));
        Assert.Empty(await site.AssertNoChangesAsync());
    }

    [Fact]
    public async Task A_link_that_another_tool_set_down_stays_down()
    {
        await using var site = await GuestSite.StartAsync(resyncs: true);
        var web = site.AddGuest("web01");
        lock (web.Live!)
        {
            web.LiveInterfaces[0].Add(new System.Xml.Linq.XElement("link", new System.Xml.Linq.XAttribute("state", "down")));
        }

        Assert.Empty(await site.AssertNoChangesAsync());
        await site.ApplyAsync(GuestSite.Config(true, web: "40"));
        Assert.Equal(("40", "down"), (web.LiveInterfaces[0].Tag(), web.LiveInterfaces[0].Link()));
        Assert.Empty(await site.AssertNoChangesAsync());
    }

    [Fact]
    public async Task Without_resync_guests_each_plan_lists_the_outdated_guests()
    {
        await using var site = await GuestSite.StartAsync();
        var web = site.AddGuest("web01");
        await site.ApplyAsync(GuestSite.Config(false, web: "40"));
        Assert.Equal("30", web.LiveInterfaces[0].Tag());
        for (var times = 0; times < 2; times++)
        {
            var warning = Assert.Single(await site.AssertNoChangesAsync());
            Assert.Equal(("Running guests differ from port group", "port_groups"), (warning.Summary, warning.Path));
            Assert.Contains("(VLAN 30), expected VLAN 40", warning.Detail, StringComparison.Ordinal);
        }

        await site.ApplyAsync(GuestSite.Config(true, web: "40"));
        Assert.Equal("40", web.LiveInterfaces[0].Tag());
        Assert.Empty(await site.AssertNoChangesAsync());

        // Later drift is repaired as well.
        site.Network.EditLive(network => network.Elements("portgroup")
            .Single(group => group.Attribute("name")!.Value == "web").Element("vlan")!.Element("tag")!.SetAttributeValue("id", 30));
        site.Network.EditConfig(network => network.Elements("portgroup")
            .Single(group => group.Attribute("name")!.Value == "web").Element("vlan")!.Element("tag")!.SetAttributeValue("id", 30));
        var plan = await site.PlanAsync(GuestSite.Config(true, web: "30"));
        Assert.Equal("update", plan[Site.Address].Action);
        Assert.False(plan[Site.Address].Prior!.Values.Get(BridgeSchema.InSync).Value);
        (await site.Workspace.ApplyAsync(plan)).AssertNoErrors();
        Assert.Equal("30", web.LiveInterfaces[0].Tag());
        Assert.Empty(await site.AssertNoChangesAsync());
    }

    [Fact]
    public async Task Guests_are_updated_without_access_to_the_host()
    {
        await using var site = await GuestSite.StartAsync(resyncs: true);
        var web = site.AddGuest("web01");
        site.Workspace.Host = null;
        await site.ApplyAsync(GuestSite.Config(true, web: "40"));
        Assert.Equal("40", web.LiveInterfaces[0].Tag());
        await site.AssertNoChangesAsync();
    }

    [Fact]
    public async Task A_guest_that_fails_after_a_create_does_not_taint_the_network()
    {
        await using var site = await GuestSite.StartAsync(resyncs: true);
        var web = site.AddGuest("web01");
        site.Fake.Host.Networks.Clear();
        site.Fake.Hooks.Add(LibvirtProcedure.DomainUpdateDeviceFlags, new CallHook { Error = LibvirtErrorCode.InternalError });
        var plan = await site.PlanAsync(GuestSite.Config(true, web: "40"));
        Assert.Equal("create", plan[Site.Address].Action);
        var messages = await site.Workspace.ApplyAsync(plan);
        messages.AssertNoErrors();
        Assert.Contains(Failed, messages.Warnings.Select(warning => warning.Summary));

        site.Fake.Hooks.Clear();
        (await site.Workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal("40", web.LiveInterfaces[0].Tag());
        Assert.Empty(await site.AssertNoChangesAsync());
    }

    private static void AssertNothingUnplugged(FakeLibvirtd fake)
    {
        Assert.Equal(0, fake.Log.Count(LibvirtProcedure.DomainAttachDeviceFlags));
        Assert.Equal(0, fake.Log.Count(LibvirtProcedure.DomainDetachDeviceFlags));
        Assert.Equal(0, fake.Log.Count(LibvirtProcedure.DomainDetachDeviceAlias));
    }

    private static PortVlans Access(int vlan) => new(vlan, [vlan], []);
}
