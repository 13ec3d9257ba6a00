using HvProvider.Nics.Values;
using HvProvider.Provider;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

public sealed class PlanTests
{
    [Fact]
    public async Task A_first_plan_needs_no_hypervisor_and_knows_the_mac_address()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        await fake.StopAsync();
        var workspace = new Workspace(fake) { Config = { ["a"] = Attachment.Of() } };
        workspace.Provider.Set(ProviderConfiguration.MacNamespace, "site1");
        var plan = await workspace.PlanAsync();
        Assert.Contains("known after apply", plan.Messages.Single("Hypervisor not reachable"));
        var planned = plan["a"].Planned!;
        Assert.Equal(MacDerivation.Derive("site1", "web01", "lan").ToString(), planned.Get(Mac).Value);
        Assert.Equal("ua-lan", planned.Get(Alias).Value);
        Assert.Equal("virtio", planned.Get(Model).Value);
        Assert.Equal("up", planned.Get(Link).Value);
        Assert.True(planned.Get(InSync).Value);
        Assert.True(planned.Get(Id).IsUnknown && planned.Get(DomainUuid).IsUnknown && planned.Get(Pci).IsUnknown);
        Assert.True(planned.Get(Tap).IsUnknown && planned.Get(Live).IsUnknown);
        Assert.True(planned.Get(EffectiveVlans).IsUnknown);
        Assert.Empty(fake.Log.Calls);
        Assert.Equal(0, fake.ClientCount);
    }

    [Fact]
    public async Task A_domain_configured_by_uuid_is_read_to_derive_the_mac_address_from_its_name()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake) { Config = { ["a"] = Attachment.Of(web.Uuid.ToString(), "lan") } };
        var planned = (await workspace.PlanAsync())["a"].Planned!;
        Assert.Equal(Guests.LanMac, planned.Get(Mac).Value);
        Assert.Equal($"{web.Uuid}/lan", planned.Get(Id).Value);

        workspace.Config["a"].Set(Domain, Guid.NewGuid().ToString());
        var plan = await workspace.PlanAsync();
        plan.Messages.AssertNone();
        Assert.True(plan["a"].Planned!.Get(Mac).IsUnknown);
    }

    [Fact]
    public async Task An_unreachable_hypervisor_is_one_warning_in_a_plan_of_new_attachments()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        foreach (var name in new[] { "a", "b", "c" })
        {
            workspace.Config[name] = Attachment.Of(web.Uuid.ToString(), name);
        }

        await fake.StopAsync();
        var plan = await workspace.PlanAsync();
        plan.Messages.AssertNoErrors();
        Assert.Contains("known after apply", plan.Messages.Single("Hypervisor not reachable"));
        Assert.All(plan.Changes.Values, change => Assert.True(change.Planned!.Get(Mac).IsUnknown));

        fake.Listen();
        (await workspace.ApplyAsync(plan)).AssertNone();
        Assert.Equal(3, web.LiveInterfaces.Count);
        Assert.Contains(MacDerivation.Derive("", "web01", "b").ToString(), web.LiveInterfaces.Select(nic => nic.Mac()));
    }

    [Fact]
    public async Task An_unreachable_hypervisor_at_apply_is_an_error()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake) { Config = { ["a"] = Attachment.Of() } };
        var plan = await workspace.PlanAsync();
        await fake.StopAsync();
        var error = Assert.Single((await workspace.ApplyAsync(plan)).Errors);
        Assert.Equal("Hypervisor not reachable", error.Summary);
        Assert.Contains(fake.SocketPath, error.Detail);
        fake.Listen();
        (await workspace.ApplyAsync()).AssertNone();
        Assert.Single(web.LiveInterfaces);
    }

    [Fact]
    public async Task An_unreachable_hypervisor_at_refresh_is_an_error_and_keeps_the_state()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        var before = workspace["a"];
        await fake.StopAsync();
        (await workspace.PlanAsync()).Messages.Single("Hypervisor not reachable");
        Assert.Equal(before.Values.Raw, workspace["a"].Values.Raw);
        Assert.Equal(before.Private, workspace["a"].Private);

        var offline = await workspace.PlanAsync(refresh: false);
        offline.Messages.AssertNone();
        Assert.Equal("no-op", offline["a"].Action);
        fake.Listen();
    }

    [Fact]
    public async Task An_unknown_uri_is_not_an_error_and_not_replaced_by_the_default()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        await workspace.ApplyAsync("b", Attachment.Of("web01", "dmz"));
        fake.Log.Clear();
        workspace.Provider.Set(ProviderConfiguration.Uri, Tf<string>.Unknown);
        workspace.Config["c"] = Attachment.Of("web01", "new");
        var plan = await workspace.PlanAsync();
        plan.Messages.Single("Hypervisor URI not yet known");
        Assert.Equal(["no-op", "no-op", "create"], plan.Changes.Values.Select(change => change.Action));
        Assert.True(plan["c"].Planned!.Get(Mac).IsKnown);
        Assert.Empty(fake.Log.Calls);
    }

    [Fact]
    public async Task An_unknown_mac_namespace_leaves_the_mac_address_unknown()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake) { Config = { ["a"] = Attachment.Of() } };
        workspace.Provider.Set(ProviderConfiguration.MacNamespace, Tf<string>.Unknown);
        var plan = await workspace.PlanAsync();
        Assert.True(plan["a"].Planned!.Get(Mac).IsUnknown);
        workspace.Provider.Set(ProviderConfiguration.MacNamespace, "site1");
        (await workspace.ApplyAsync(plan)).AssertNone();
        Assert.Equal(MacDerivation.Derive("site1", "web01", "lan").ToString(), web.Live().Mac());
    }

    [Fact]
    public async Task An_existing_mac_address_is_kept_if_the_namespace_changes()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        workspace.Provider.Set(ProviderConfiguration.MacNamespace, "other");
        await workspace.AssertNothingToDoAsync();
        var state = await workspace.ApplyAsync("a", Attachment.Of(c => c.Set(Vlan, 30)));
        Assert.Equal(Guests.LanMac, state.Get(Mac).Value);
    }

    [Fact]
    public async Task Every_attribute_can_be_unknown_in_a_plan()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var config = Attachment.Of(c =>
        {
            foreach (var attribute in new[] { Domain, Name, Bridge, Mac, Model, Link, Pci, OnDestroyAction })
            {
                c.Set(attribute, Tf<string>.Unknown);
            }

            c.Set(Vlan, Tf<long>.Unknown);
            c.Set(Trunk, Tf<TfObject>.Unknown);
        });
        await using var process = await ProviderProcess.StartAsync(new Workspace(fake).Provider);
        await process.ValidateAsync(config);
        var plan = await process.PlanAsync(null, config);
        process.Messages.AssertNone();
        Assert.True(plan.Planned!.Get(Alias).IsUnknown);
    }

    [Fact]
    public async Task A_plan_only_reads_and_reads_each_definition_of_a_domain_once()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddGuest(ports: 8);
        var workspace = new Workspace(fake);
        foreach (var name in new[] { "a", "b", "c", "d", "e", "f" })
        {
            workspace.Config[name] = Attachment.Of("web01", name);
        }

        (await workspace.ApplyAsync()).AssertNone();
        fake.Log.Clear();
        await workspace.AssertNothingToDoAsync();
        Assert.Equal(2, fake.Log.Count(LibvirtProcedure.DomainGetXmlDescription));
        Assert.Equal(1, fake.Log.Count(LibvirtProcedure.ConnectOpen));
        Assert.All(fake.Log.Calls.Where(call => call.Procedure == LibvirtProcedure.ConnectOpen), call => Assert.Equal(1u, call.Flags & 1));
    }

    [Fact]
    public async Task An_apply_opens_one_read_write_connection_and_does_not_reuse_readings_of_the_plan()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddGuest();
        var workspace = new Workspace(fake) { Config = { ["a"] = Attachment.Of(), ["b"] = Attachment.Of("web01", "dmz") } };
        var plan = await workspace.PlanAsync();
        fake.Log.Clear();
        (await workspace.ApplyAsync(plan)).AssertNone();
        // What Terraform plans once more right before it applies only reads, as does the search for the MAC address in other domains.
        Assert.Single(fake.Log.Calls, call => call.Procedure == LibvirtProcedure.ConnectOpen && (call.Flags & 1) == 0);
        Assert.InRange(fake.Log.Count(LibvirtProcedure.ConnectOpen), 1, 3);
        var attaches = Enumerable.Range(0, fake.Log.Calls.Count)
            .Where(i => fake.Log.Procedures[i] == LibvirtProcedure.DomainAttachDeviceFlags).ToArray();
        Assert.Contains(LibvirtProcedure.DomainGetXmlDescription, fake.Log.Procedures.Take(attaches[1]).Skip(attaches[0]));
    }
}
