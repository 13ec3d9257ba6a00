using HvProvider.Provider;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>An attachment follows its domain by the UUID, and the plan reports a configured name that no longer refers to it.</summary>
public sealed class RenamedDomainTests
{
    [Fact]
    public async Task A_renamed_domain_keeps_its_nic_and_the_plan_names_the_new_name()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await RenamedAsync(fake);
        await workspace.ApplyAsync("uuid", Attachment.Of(web.Uuid.ToString(), "dmz"));

        var plan = await workspace.PlanAsync();
        var detail = plan.Messages.Single("Domain was renamed", "domain");
        Assert.StartsWith($"The domain with the UUID {web.Uuid} was renamed from \"web01\" to \"web01-old\".", detail);
        Assert.Contains("Set domain = \"web01-old\".", detail);
        Assert.All(plan.Changes.Values, change => Assert.Equal("no-op", change.Action));

        workspace.Config["a"] = Attachment.Of(c => c.Set(Vlan, 40));
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal("40", web.Persistent().Tag());
        Assert.Equal("web01", workspace["a"].Values.Get(Domain).Value);

        workspace.Config["a"] = Attachment.Of("web01-old", "lan", c => c.Set(Vlan, 40));
        (await workspace.ApplyAsync()).AssertNoErrors();
        await workspace.AssertNothingToDoAsync();
        Assert.Equal(Guests.LanMac, web.Persistent().Mac());
    }

    [Fact]
    public async Task The_nic_of_a_renamed_domain_is_not_removed_for_a_replacement_without_a_domain()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await RenamedAsync(fake);
        workspace.Config["a"] = Attachment.Of("web01", "dmz");
        Assert.Contains(
            "its NIC would be removed from \"web01-old\"", (await workspace.ApplyAsync()).Single("Domain was renamed", "domain"));
        Assert.Equal(Guests.LanMac, web.Persistent().Mac());
        Assert.True(workspace.Has("a"));

        workspace.Config["a"] = Attachment.Of("web01-old", "dmz");
        (await workspace.ApplyAsync()).AssertNone();
        Assert.Equal("ua-dmz", Assert.Single(web.ConfigInterfaces).Alias());
    }

    [Fact]
    public async Task A_new_domain_with_the_former_name_gets_the_nic_and_the_plan_reports_its_removal_from_the_renamed_one()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await RenamedAsync(fake);
        var successor = fake.AddGuest(kind: FakeDomainKind.Stopped);

        var plan = await workspace.PlanAsync();
        Assert.Equal("replace", plan["a"].Action);
        var detail = plan.Messages.Single("Domain name reassigned", "domain");
        Assert.Contains($"(UUID {successor.Uuid})", detail);
        Assert.Contains("removes the NIC \"lan\" of domain \"web01\" from \"web01-old\" and attaches it to \"web01\"", detail);
        (await workspace.ApplyAsync(plan)).AssertNoErrors();
        Assert.Empty(web.ConfigInterfaces);
        Assert.Equal(Guests.LanMac, successor.Persistent().Mac());
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task The_nic_stays_in_the_renamed_domain_if_the_configuration_follows()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await RenamedAsync(fake);
        var successor = fake.AddGuest(kind: FakeDomainKind.Stopped);
        workspace.Config["a"] = Attachment.Of("web01-old", "lan");
        (await workspace.ApplyAsync()).AssertNone();
        Assert.Equal(Guests.LanMac, web.Persistent().Mac());
        Assert.Empty(successor.ConfigInterfaces);
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_destroy_plan_names_the_domain_that_loses_the_nic()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await RenamedAsync(fake);
        var successor = fake.AddGuest(
            kind: FakeDomainKind.Stopped, interfaces: Guests.Foreign("52:54:00:00:00:01", 1, "<alias name='ua-lan'/>"));
        workspace.Config.Clear();
        Assert.Contains(
            "This plan removes the NIC from \"web01-old\".", (await workspace.ApplyAsync()).Single("Domain was renamed", "domain"));
        Assert.Empty(web.ConfigInterfaces);
        Assert.Single(successor.ConfigInterfaces);
    }

    [Fact]
    public async Task A_move_to_a_domain_that_does_not_exist_is_reported_in_the_plan()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddGuest(kind: FakeDomainKind.Stopped);
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        workspace.Config["a"] = Attachment.Of("db01", "lan");
        var plan = await workspace.PlanAsync();
        Assert.Equal("replace", plan["a"].Action);
        Assert.Contains("\"db01\", which the hypervisor does not have", plan.Messages.Single("Replacement has no domain yet", "domain"));
    }

    [Fact]
    public async Task A_renamed_domain_is_not_looked_up_without_a_hypervisor()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (_, workspace) = await RenamedAsync(fake);
        await workspace.PlanAsync();
        workspace.Provider.Set(ProviderConfiguration.Uri, "qemu:///system?socket=/nonexistent/libvirt-sock");
        var plan = await workspace.PlanAsync(refresh: false);
        plan.Messages.Single("Hypervisor not reachable");
        Assert.Equal("no-op", plan["a"].Action);
    }

    [Fact]
    public async Task A_domain_whose_name_is_a_uuid_is_found_by_its_name()
    {
        var name = Guid.NewGuid().ToString();
        await using var fake = await FakeLibvirtd.StartAsync();
        var guest = fake.AddGuest(name);
        var workspace = new Workspace(fake) { Config = { ["a"] = Attachment.Of(name, "lan") } };
        var plan = await workspace.PlanAsync();
        plan.Messages.AssertNone();
        Assert.Equal($"{guest.Uuid}/lan", plan["a"].Planned!.Get(Id).Value);
        (await workspace.ApplyAsync(plan)).AssertNone();
        Assert.Equal("ua-lan", guest.Live().Alias());
        await workspace.AssertNothingToDoAsync();

        (await workspace.ImportAsync("b", $"{name}/lan")).AssertNone();
        Assert.Equal(guest.Uuid.ToString(), workspace["b"].Values.Get(DomainUuid).Value);
        workspace.Config.Clear();
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Empty(guest.LiveInterfaces);
    }

    [Fact]
    public async Task A_uuid_selects_the_domain_with_that_uuid_and_not_one_with_that_name()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var other = fake.AddGuest(web.Uuid.ToString());
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of(web.Uuid.ToString(), "lan"));
        Assert.Empty(other.LiveInterfaces);

        // Without it, the other domain is another one: the attachment is gone, and is not taken over from there.
        web.Config = null;
        web.Stop();
        Assert.Equal("create", (await workspace.PlanAsync())["a"].Action);
    }

    /// <summary>A stopped domain with an attachment, which another tool renamed; libvirt renames stopped domains only.</summary>
    private static async Task<(FakeDomain Renamed, Workspace Workspace)> RenamedAsync(FakeLibvirtd fake)
    {
        var web = fake.AddGuest(kind: FakeDomainKind.Stopped);
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        var xml = web.Config!.ToString().Replace("<name>web01</name>", "<name>web01-old</name>", StringComparison.Ordinal);
        web.Config = null;
        web.Stop();
        return (fake.Host.AddDomain(xml, FakeDomainKind.Stopped), workspace);
    }
}
