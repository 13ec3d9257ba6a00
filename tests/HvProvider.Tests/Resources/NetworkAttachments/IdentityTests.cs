using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

public sealed class IdentityTests
{
    [Fact]
    public async Task Two_resources_that_plan_one_nic_are_an_error_at_plan()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake) { Config = { ["a"] = Attachment.Of(), ["b"] = Attachment.Of() } };
        (await workspace.PlanAsync()).Messages.Single("Attachment declared twice", "name");
        Assert.Equal(0, fake.Log.Count(LibvirtProcedure.DomainGetXmlDescription));
    }

    [Fact]
    public async Task Two_notations_of_one_domain_are_an_error_at_apply_and_create_one_nic()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake)
        {
            Config = { ["a"] = Attachment.Of(), ["b"] = Attachment.Of(web.Uuid.ToString(), "lan") },
        };
        (await workspace.ApplyAsync()).Single("Attachment declared twice", "name");
        Assert.Single(web.LiveInterfaces);
        Assert.Single(new[] { "a", "b" }, workspace.Has);
    }

    [Fact]
    public async Task A_renamed_for_each_key_keeps_the_nic_in_either_order_of_create_and_delete()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("old", Attachment.Of());
        workspace.Config.Clear();
        workspace.Config["new"] = Attachment.Of();
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal("ua-lan", web.Live().Alias());
        Assert.Equal("ua-lan", web.Persistent().Alias());
        Assert.False(workspace.Has("old"));
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task Create_before_destroy_keeps_the_nic_for_the_replacement()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake) { CreateBeforeDestroy = true };
        await workspace.ApplyAsync("a", Attachment.Of());
        var tap = web.Live().Tap();
        workspace["a"] = workspace["a"] with { IsTainted = true };
        var messages = await workspace.ApplyAsync();
        Assert.Contains("moved", messages.Single("NIC now managed by another resource"));
        Assert.Equal(tap, web.Live().Tap());
        Assert.Equal("ua-lan", web.Persistent().Alias());
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_create_does_not_adopt_a_nic_whose_delete_failed_in_the_same_operation()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("old", Attachment.Of());
        web.Unplug = GuestUnplug.Rejects;

        await using var process = await ProviderProcess.StartAsync(workspace.Provider);
        var delete = new PlannedChange(workspace["old"], null, null, workspace["old"].Private, Replaces: false);
        Assert.NotNull(await process.ApplyAsync(delete));
        var create = await process.PlanAsync(null, Attachment.Of());
        Assert.Null(await process.ApplyAsync(create));
        Assert.Contains(process.Messages.Errors, message => message is { Summary: "NIC is still being removed", Path: "name" });
        Assert.Single(web.LiveInterfaces);
    }

    [Fact]
    public async Task A_different_name_or_domain_replaces_the_attachment()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, other) = (fake.AddGuest(), fake.AddGuest("web02"));
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());

        workspace.Config["a"] = Attachment.Of("web01", "dmz");
        Assert.Equal("replace", (await workspace.PlanAsync())["a"].Action);
        await workspace.ApplyAsync("a", Attachment.Of("web02", "dmz"));
        Assert.Empty(web.LiveInterfaces);
        Assert.Equal("ua-dmz", other.Live("dmz").Alias());
        Assert.Equal(0, other.LiveInterfaces.Count(nic => nic.Mac() == Guests.LanMac));
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_different_notation_of_the_domain_does_not_replace_the_attachment()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        fake.Log.Clear();
        foreach (var spelling in new[] { web.Uuid.ToString(), web.Uuid.ToString("N").ToUpperInvariant(), "web01" })
        {
            workspace.Config["a"] = Attachment.Of(spelling, "lan");
            var plan = await workspace.PlanAsync(refresh: false);
            Assert.Equal("update", plan["a"].Action);
            (await workspace.ApplyAsync(plan)).AssertNone();
            Assert.Equal(spelling, workspace["a"].Values.Get(Domain).Value);
            await workspace.AssertNothingToDoAsync();
        }

        Assert.Equal(0, fake.Log.Count(LibvirtProcedure.DomainAttachDeviceFlags));
        Assert.Equal(0, fake.Log.Count(LibvirtProcedure.DomainUpdateDeviceFlags));
        Assert.Single(web.LiveInterfaces);
    }

    [Fact]
    public async Task A_recreated_domain_gets_a_new_nic_with_the_same_mac_address()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        web.Config = null;
        web.Stop();
        var again = fake.AddGuest();
        var plan = await workspace.PlanAsync();
        plan.Messages.AssertNone();
        Assert.Equal("create", plan["a"].Action);
        (await workspace.ApplyAsync(plan)).AssertNone();
        Assert.Equal(Guests.LanMac, again.Live().Mac());
        Assert.Equal(again.Uuid.ToString(), workspace["a"].Values.Get(DomainUuid).Value);
    }

    [Fact]
    public async Task A_recreated_domain_is_an_error_if_the_plan_does_not_refresh()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        web.Config = null;
        web.Stop();
        var again = fake.AddGuest();
        workspace.Config["a"] = Attachment.Of(c => c.Set(Vlan, 30));
        (await workspace.ApplyAsync(refresh: false)).Single("Domain no longer exists", "domain");
        Assert.Empty(again.LiveInterfaces);

        workspace.Config.Clear();
        (await workspace.ApplyAsync(refresh: false)).AssertNone();
        Assert.False(workspace.Has("a"));
    }
}
