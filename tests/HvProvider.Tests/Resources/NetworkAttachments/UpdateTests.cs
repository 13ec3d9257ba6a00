using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using TerraformPlugin.Schemas;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

public sealed class UpdateTests
{
    private const string Qos = "<bandwidth><inbound average='1000'/></bandwidth>";

    public static TheoryData<string, string, string> InPlace => new()
    {
        { "bridge", "br1", "source" },
        { "vlan", "40", "vlan" },
        { "link_state", "down", "link" },
    };

    [Theory]
    [MemberData(nameof(InPlace))]
    public async Task An_in_place_change_updates_the_live_before_the_persistent_definition(
        string attribute, string value, string element)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of(c => c.Set(Vlan, 30)));
        var tap = web.Live().Tap();
        fake.Log.Clear();

        workspace.Config["a"] = Attachment.Of(c =>
        {
            c.Set(Vlan, 30);
            Change(c, attribute, value);
        });
        var plan = await workspace.PlanAsync();
        plan.Messages.AssertNone();
        Assert.Equal("update", plan["a"].Action);
        (await workspace.ApplyAsync(plan)).AssertOnlyUnverified();

        var updates = fake.Log.Calls.Where(call => call.Procedure == LibvirtProcedure.DomainUpdateDeviceFlags).ToArray();
        Assert.Equal([(uint)DomainModifyFlags.Live, (uint)DomainModifyFlags.Config], updates.Select(call => call.Flags));
        Assert.DoesNotContain("<target", updates[0].Text);
        Assert.Equal(0, fake.Log.Count(LibvirtProcedure.DomainDetachDeviceAlias));
        Assert.Equal(tap, web.Live().Tap());
        Assert.Contains(value, web.Live().Element(element)!.ToString());
        Assert.Contains(value, web.Persistent().Element(element)!.ToString());
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task An_omitted_vlan_is_removed()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of(c => c.Set(Vlan, 30)));
        await workspace.ApplyAsync("a", Attachment.Of());
        Assert.Null(web.Live().Element("vlan"));
        Assert.Null(web.Persistent().Element("vlan"));
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task Settings_of_other_tools_on_the_nic_are_kept()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(interfaces: Guests.Foreign(Guests.LanMac, 3, Qos + "<alias name='ua-lan'/>"));
        var workspace = new Workspace(fake);
        await workspace.ImportAsync("a", "web01/lan");
        await workspace.ApplyAsync("a", Attachment.Of(c => c.Set(Vlan, 30)));
        Assert.NotNull(web.Live().Element("bandwidth"));
        Assert.NotNull(web.Persistent().Element("bandwidth"));
        Assert.Equal("30", web.Persistent().Tag());
    }

    [Fact]
    public async Task A_stopped_domain_is_changed_in_its_persistent_definition_without_a_re_attach()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(kind: FakeDomainKind.Stopped);
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        workspace.Config["a"] = Attachment.Of(c =>
        {
            c.Set(Mac, "52:54:00:aa:bb:cc");
            c.Set(Model, "e1000e");
            c.Set(Pci, "0000:05:00.0");
        });
        (await workspace.ApplyAsync()).AssertNone();
        var nic = web.Persistent();
        Assert.Equal(("52:54:00:aa:bb:cc", "e1000e", "0x05"), (nic.Mac(), nic.Model(), nic.PciBus()));
        Assert.Single(web.ConfigInterfaces);
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_domain_started_between_plan_and_apply_does_not_cause_an_inconsistent_result()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(kind: FakeDomainKind.Stopped);
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        workspace.Config["a"] = Attachment.Of(c => c.Set(Vlan, 30));
        var plan = await workspace.PlanAsync();
        web.Start();
        (await workspace.ApplyAsync(plan)).AssertOnlyUnverified();
        Assert.Equal(("30", "30"), (web.Live().Tag(), web.Persistent().Tag()));
        Assert.True(workspace["a"].Values.Get(Live).Value);
    }

    [Fact]
    public async Task A_nic_removed_after_the_plan_is_recreated()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        workspace.Config["a"] = Attachment.Of(c => c.Set(Vlan, 30));
        var plan = await workspace.PlanAsync();
        web.Live().Remove();
        web.Persistent().Remove();
        (await workspace.ApplyAsync(plan)).AssertOnlyUnverified();
        Assert.Equal(("30", "30"), (web.Live().Tag(), web.Persistent().Tag()));
    }

    [Fact]
    public async Task A_failed_live_change_leaves_the_persistent_definition_unchanged()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        fake.Hooks.Fail(LibvirtProcedure.DomainUpdateDeviceFlags, LibvirtErrorCode.SystemError, times: 1);
        workspace.Config["a"] = Attachment.Of(c => c.Set(Bridge, "nobridge"));
        Assert.Contains("that the bridge exists", (await workspace.ApplyAsync()).Single("System call failed on hypervisor", "bridge"));
        Assert.Equal("br0", web.Persistent().Bridge());
        Assert.Equal("br0", workspace["a"].Values.Get(Bridge).Value);
    }

    [Fact]
    public async Task Changing_only_resource_settings_does_not_change_the_nic()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        fake.Log.Clear();
        var state = await workspace.ApplyAsync("a", Attachment.Of(c =>
        {
            c.Set(OnDestroyAction, "config_only");
            Attachment.Limit(c, "create", "5m");
        }));
        Assert.Equal("config_only", state.Get(OnDestroyAction).Value);
        Assert.Equal(0, fake.Log.Count(LibvirtProcedure.DomainUpdateDeviceFlags));
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_different_notation_of_the_mac_address_is_no_change()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of(c => c.Set(Mac, "52:54:00:aa:bb:cc")));
        workspace.Config["a"] = Attachment.Of(c => c.Set(Mac, "52-54-00-AA-BB-CC"));
        await workspace.AssertNothingToDoAsync();
    }

    private static void Change(TfObject config, string attribute, string value)
    {
        if (attribute == "vlan")
        {
            config.Set(Vlan, long.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
        }
        else
        {
            config.Set(attribute == "bridge" ? Bridge : Link, value);
        }
    }
}
