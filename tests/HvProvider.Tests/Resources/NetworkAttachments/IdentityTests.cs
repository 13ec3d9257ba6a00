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
    public async Task Two_spellings_of_one_domain_are_an_error_at_apply_and_one_nic()
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
    public async Task A_renamed_key_keeps_the_nic_whichever_of_create_and_delete_comes_first()
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
    public async Task A_replacement_that_is_created_first_takes_the_nic_over()
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
    public async Task A_nic_whose_delete_failed_is_not_taken_over_by_a_create_of_the_same_walk()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("old", Attachment.Of());
        web.Unplug = GuestUnplug.Rejects;

        await using var process = await ProviderProcess.StartAsync(workspace.Provider);
        var create = await process.PlanAsync(null, Attachment.Of());
        Assert.NotNull(await process.ApplyAsync(await process.PlanAsync(workspace["old"], null)));
        Assert.Null(await process.ApplyAsync(create));
        Assert.Contains(process.Messages.Errors, message => message is { Summary: "NIC is still being removed", Path: "name" });
        Assert.Single(web.LiveInterfaces);
    }

    [Fact]
    public async Task A_create_that_failed_has_no_claim_on_the_nic()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());

        await using var process = await ProviderProcess.StartAsync(workspace.Provider);
        var create = await process.PlanAsync(null, Attachment.Of(c => c.Set(Vlan, 30)));
        Assert.Null(await process.ApplyAsync(create));
        Assert.Null(await process.ApplyAsync(await process.PlanAsync(workspace["a"], null)));
        process.Messages.Single("NIC already exists", "name");
        Assert.Empty(web.LiveInterfaces);
    }

    [Fact]
    public async Task Another_name_or_domain_replaces_the_attachment()
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
    public async Task Another_spelling_of_the_domain_does_not_replace_the_attachment()
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
    public async Task A_domain_that_was_made_anew_gets_the_nic_anew_with_the_same_address()
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
    public async Task Without_a_refresh_a_domain_that_was_made_anew_is_an_error_not_a_guess()
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

    [Fact]
    public async Task A_domain_that_was_renamed_is_still_the_one_by_uuid_and_no_longer_the_one_by_name()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(kind: FakeDomainKind.Stopped);
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("name", Attachment.Of());
        await workspace.ApplyAsync("uuid", Attachment.Of(web.Uuid.ToString(), "dmz"));

        // libvirt renames stopped domains only; the UUID stays.
        var xml = web.Config!.ToString().Replace("<name>web01</name>", "<name>web02</name>", StringComparison.Ordinal);
        web.Config = null;
        web.Stop();
        fake.Host.AddDomain(xml, FakeDomainKind.Stopped);

        var plan = await workspace.PlanAsync();
        Assert.Equal("no-op", plan["uuid"].Action);
        Assert.Equal("replace", plan["name"].Action);
        Assert.Equal("web02", workspace["name"].Values.Get(Domain).Value);
    }
}
