using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>
/// A resource that was renamed without a <c>moved</c> block is destroyed and created: its NIC stays attached, and the plan says so.
/// </summary>
public sealed class RenamedResourceTests
{
    [Theory]
    [InlineData("z", "Resource renamed without moved block", "The NIC stays attached, and the new resource takes it over.")]
    [InlineData("a", "Resource renamed without moved block", "If Terraform completes the destroy first, the NIC is detached")]
    public async Task The_plan_reports_a_renamed_resource(string old, string summary, string expected)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddGuest();
        var workspace = new Workspace(fake);
        var values = await workspace.ApplyAsync(old, Attachment.Of());

        await using var process = await ProviderProcess.StartAsync(workspace.Provider);
        if (old == "a")
        {
            await process.PlanAsync(workspace[old], null);
            await process.PlanAsync(null, Attachment.Of(values.Get(DomainUuid).Value, "lan"));
        }
        else
        {
            await process.PlanAsync(null, Attachment.Of());
            await process.PlanAsync(workspace[old], null);
        }

        Assert.Contains(expected, process.Messages.Single(summary, "name"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_destroy_that_runs_first_keeps_the_nic_if_the_create_is_known(bool isKnownFromPlan)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("old", Attachment.Of());
        var tap = web.Live().Tap();
        PlannedChange create;
        PlannedChange delete;
        await using (var plan = await ProviderProcess.StartAsync(workspace.Provider))
        {
            create = await plan.PlanAsync(null, Attachment.Of(c => c.Set(Vlan, 30)));
            delete = await plan.PlanAsync(workspace["old"], null);
        }

        await using var apply = await ProviderProcess.StartAsync(workspace.Provider);
        if (!isKnownFromPlan)
        {
            delete = delete with { Private = workspace["old"].Private };
            create = await apply.PlanAsync(null, create.Config);
        }

        Assert.Null(await apply.ApplyAsync(delete));
        Assert.Equal(tap, web.Live().Tap());
        if (isKnownFromPlan)
        {
            create = await apply.PlanAsync(null, create.Config);
        }

        workspace["new"] = (await apply.ApplyAsync(create))!;
        apply.Messages.AssertNoErrors();
        Assert.Equal((tap, "30", "30"), (web.Live().Tap(), web.Live().Tag(), web.Persistent().Tag()));
        Assert.Equal(0, fake.Log.Count(LibvirtProcedure.DomainDetachDeviceAlias));
    }

    [Fact]
    public async Task A_renamed_and_changed_resource_changes_its_nic_in_place()
    {
        // The create is planned first, so that the planned delete knows of it; both are then applied at the same time.
        const string old = "z";
        const string renamed = "a";
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync(old, Attachment.Of());
        var tap = web.Live().Tap();
        workspace.Config.Clear();
        workspace.Config[renamed] = Attachment.Of(c => c.Set(Vlan, 30));
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal((tap, "30", "30"), (web.Live().Tap(), web.Live().Tag(), web.Persistent().Tag()));
        Assert.Equal([false, true], new[] { old, renamed }.Select(workspace.Has));
        Assert.Equal(0, fake.Log.Count(LibvirtProcedure.DomainDetachDeviceAlias));
    }

    [Fact]
    public async Task A_destroy_without_a_create_removes_the_nic_although_another_nic_is_created()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("old", Attachment.Of());
        workspace.Config.Clear();
        workspace.Config["new"] = Attachment.Of("web01", "dmz");
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal("ua-dmz", Assert.Single(web.LiveInterfaces).Alias());
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_failed_create_leaves_the_nic_with_the_resource_that_has_it()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("old", Attachment.Of());

        await using var process = await ProviderProcess.StartAsync(workspace.Provider);
        var create = await process.PlanAsync(null, Attachment.Of(c => c.Set(Vlan, 30)));
        Assert.Null(await process.ApplyAsync(create));
        Assert.NotNull(await process.ApplyAsync(await process.PlanAsync(workspace["old"], null)));
        Assert.Equal(
            ["NIC already exists", "NIC kept because its replacement failed"], process.Messages.Errors.Select(message => message.Summary));
        Assert.Equal("ua-lan", web.Live().Alias());
        Assert.Equal("ua-lan", web.Persistent().Alias());
    }
}
