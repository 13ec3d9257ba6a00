using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

public sealed class CreationTests
{
    [Fact]
    public async Task A_running_domain_gets_the_nic_in_both_definitions_at_the_same_address()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(interfaces: Guests.Foreign("52:54:00:00:00:01", 1));
        var workspace = new Workspace(fake);
        var state = await workspace.ApplyAsync("a", Attachment.Of(c => c.Set(Vlan, 30)));
        foreach (var nic in new[] { web.Live(), web.Persistent() })
        {
            Assert.Equal((Guests.LanMac, "br0", "30", "virtio", "up"), (nic.Mac(), nic.Bridge(), nic.Tag(), nic.Model(), nic.Link()));
            Assert.Equal("0x02", nic.PciBus());
        }

        Assert.Equal(Guests.LanMac, state.Get(Mac).Value);
        Assert.Equal("0000:02:00.0", state.Get(Pci).Value);
        Assert.Equal("ua-lan", state.Get(Alias).Value);
        Assert.Equal(web.Live().Tap(), state.Get(Tap).Value);
        Assert.Equal($"{web.Uuid}/lan", state.Get(Id).Value);
        Assert.True(state.Get(Live).Value);
        Assert.True(state.Get(InSync).Value);
        Assert.Equal(1, web.Starts);
        Assert.Equal(1, fake.Log.Count(LibvirtProcedure.DomainAttachDeviceFlags));
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_stopped_domain_gets_the_nic_in_its_persistent_definition()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(kind: FakeDomainKind.Stopped);
        var workspace = new Workspace(fake);
        var state = await workspace.ApplyAsync("a", Attachment.Of());
        Assert.Equal("0x01", web.Persistent().PciBus());
        Assert.True(state.Get(Tap).IsNull);
        Assert.False(state.Get(Live).Value);
        Assert.True(state.Get(InSync).Value);
        Assert.Equal(0, web.Starts);
        await workspace.AssertNothingToDoAsync();

        web.Start();
        await workspace.AssertNothingToDoAsync();
        Assert.True(workspace["a"].Values.Get(Live).Value);
    }

    [Fact]
    public async Task A_transient_domain_gets_the_nic_live_only()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(kind: FakeDomainKind.Transient);
        var workspace = new Workspace(fake);
        var state = await workspace.ApplyAsync("a", Attachment.Of(c => c.Set(Vlan, 30)));
        Assert.Equal("30", web.Live().Tag());
        Assert.True(state.Get(InSync).Value);
        await workspace.AssertNothingToDoAsync();

        workspace.Config.Clear();
        (await workspace.ApplyAsync()).AssertNone();
        Assert.Empty(web.LiveInterfaces);
    }

    [Fact]
    public async Task Configured_settings_are_applied()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var state = await new Workspace(fake).ApplyAsync("a", Attachment.Of(c =>
        {
            c.Set(Mac, "52-54-00-AA-BB-CC");
            c.Set(Model, "e1000e");
            c.Set(Link, "down");
            c.Set(Pci, "0000:04:00.0");
        }));
        var nic = web.Live();
        Assert.Equal(("52:54:00:aa:bb:cc", "e1000e", "down", "0x04"), (nic.Mac(), nic.Model(), nic.Link(), nic.PciBus()));
        Assert.Equal("52-54-00-AA-BB-CC", state.Get(Mac).Value);
    }

    [Fact]
    public async Task A_domain_created_by_the_same_apply_is_not_an_error_during_plan()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake) { Config = { ["a"] = Attachment.Of() } };
        var plan = await workspace.PlanAsync();
        plan.Messages.AssertNone();
        Assert.Equal("create", plan["a"].Action);

        var web = fake.AddGuest();
        (await workspace.ApplyAsync(plan)).AssertNone();
        Assert.Equal(Guests.LanMac, web.Live().Mac());
    }

    [Fact]
    public async Task A_missing_domain_at_apply_is_an_error_at_domain()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var workspace = new Workspace(fake) { Config = { ["a"] = Attachment.Of() } };
        var detail = (await workspace.ApplyAsync()).Single("Domain not found", "domain");
        Assert.Contains("name \"web01\"", detail);
        Assert.Contains("depends_on", detail);
        Assert.False(workspace.Has("a"));
    }

    [Theory]
    [InlineData(FakeDomainKind.Running)]
    [InlineData(FakeDomainKind.Stopped)]
    [InlineData(FakeDomainKind.Transient)]
    public async Task An_applied_nic_imports_identically_and_is_destroyed_completely(FakeDomainKind kind)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(kind: kind, interfaces: Guests.Foreign("52:54:00:00:00:01", 1));
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of(c => c.Set(Vlan, 30)));
        foreach (var id in new[] { "web01/lan", $"web01/{Guests.LanMac}", $"{web.Uuid}/lan" })
        {
            (await workspace.ImportAsync("b", id)).AssertNone();
            var imported = workspace["b"].Values.Clone();
            imported.Set(Domain, "web01");
            Assert.Equal(workspace["a"].Values.Raw, imported.Raw);
        }

        (await new Workspace(fake) { ["a"] = workspace["a"] }.ApplyAsync()).AssertNone();
        Assert.DoesNotContain(web.LiveInterfaces.Concat(web.ConfigInterfaces), nic => nic.Mac() == Guests.LanMac);
        Assert.All(new[] { web.LiveInterfaces, web.ConfigInterfaces }, nics => Assert.True(nics.Count <= 1));
    }

    [Fact]
    public async Task A_mac_address_used_by_another_domain_is_an_error_that_names_mac_namespace()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddGuest("other", FakeDomainKind.Stopped, Guests.Foreign(Guests.LanMac.ToUpperInvariant(), 1));
        var web = fake.AddGuest();
        var workspace = new Workspace(fake) { Config = { ["a"] = Attachment.Of() } };
        var detail = (await workspace.ApplyAsync()).Single("MAC address in use", "mac_address");
        Assert.Contains("\"other\"", detail);
        Assert.Contains("mac_namespace", detail);
        Assert.Empty(web.LiveInterfaces);
    }

    [Fact]
    public async Task A_used_pci_address_is_refused_before_attaching()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(interfaces: Guests.Foreign("52:54:00:00:00:01", 1));
        var workspace = new Workspace(fake) { Config = { ["a"] = Attachment.Of(c => c.Set(Pci, "0000:01:00.0")) } };
        var messages = await workspace.ApplyAsync();
        Assert.All(messages.All, message => Assert.Equal(("PCI address not available", "pci_address"), (message.Summary, message.Path)));
        Assert.Contains("another device", Assert.Single(messages.Errors).Detail);
        Assert.Contains("unless it removes that device before", messages.Warnings[0].Detail);
        Assert.Single(web.LiveInterfaces);
        Assert.Equal(0, fake.Log.Count(LibvirtProcedure.DomainAttachDeviceFlags));
    }

    [Fact]
    public async Task A_slot_without_hot_plug_is_accepted_for_stopped_domains_only()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var stopped = fake.AddGuest("web02", FakeDomainKind.Stopped);
        var running = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("stopped", Attachment.Of("web02", "lan", c => c.Set(Pci, "0000:00:05.0")));
        Assert.Equal("0x00", stopped.Persistent().PciBus());

        workspace.Config["running"] = Attachment.Of(c => c.Set(Pci, "0000:00:05.0"));
        Assert.Contains("while the domain is running", (await workspace.ApplyAsync()).Single("PCI address not available", "pci_address"));
        Assert.Empty(running.LiveInterfaces);
    }

    [Fact]
    public async Task A_running_domain_without_free_slots_is_refused()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddGuest(interfaces: Guests.Foreign("52:54:00:00:00:01", 1), ports: 1);
        var workspace = new Workspace(fake) { Config = { ["a"] = Attachment.Of() } };
        var messages = await workspace.ApplyAsync();
        Assert.All(messages.All, message => Assert.Equal(("No free PCI slot", "pci_address"), (message.Summary, message.Path)));
        Assert.Contains("All 1 hot-plug slots", Assert.Single(messages.Errors).Detail);
        Assert.Contains("unless it frees a slot before", messages.Warnings[0].Detail);
    }

    [Fact]
    public async Task A_refused_vlan_is_explained_and_attaches_nothing()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        fake.Hooks.Fail(LibvirtProcedure.DomainAttachDeviceFlags, LibvirtErrorCode.SystemError);
        var workspace = new Workspace(fake) { Config = { ["a"] = Attachment.Of(c => c.Set(Vlan, 30)) } };
        var detail = (await workspace.ApplyAsync()).Single("System call failed on hypervisor", "vlan");
        Assert.Contains("the NIC \"lan\" of domain \"web01\"", detail);
        Assert.Contains("vlan_filtering", detail);
        Assert.Contains("(error 38)", detail);
        Assert.False(workspace.Has("a"));
        Assert.Empty(web.ConfigInterfaces);
    }

    [Fact]
    public async Task A_busy_domain_is_retried()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        fake.Hooks.Fail(LibvirtProcedure.DomainAttachDeviceFlags, LibvirtErrorCode.OperationTimeout, times: 2);
        await new Workspace(fake).ApplyAsync("a", Attachment.Of());
        Assert.Equal(3, fake.Log.Count(LibvirtProcedure.DomainAttachDeviceFlags));
        Assert.Single(web.LiveInterfaces);
    }

    [Fact]
    public async Task A_domain_that_stays_busy_is_reported_as_the_cause_of_the_timeout()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddGuest();
        fake.Hooks.Fail(LibvirtProcedure.DomainAttachDeviceFlags, LibvirtErrorCode.OperationTimeout);
        var workspace = new Workspace(fake) { Config = { ["a"] = Attachment.Of(c => Attachment.Limit(c, "create", "700ms")) } };
        Assert.Contains("(error 68)", (await workspace.ApplyAsync()).Single("Domain is busy"));
    }

    [Fact]
    public async Task An_interruption_before_the_attach_attaches_nothing()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var (reached, go) = (Signal(), Signal());
        fake.Hooks.Add(LibvirtProcedure.ConnectListDomains, new CallHook
        {
            Before = _ =>
            {
                reached.TrySetResult();
                return go.Task.Soon();
            },
        });
        var workspace = new Workspace(fake) { Config = { ["a"] = Attachment.Of() } };
        var messages = await workspace.ApplyAsync(await workspace.PlanAsync(), async process =>
        {
            await reached.Task.Soon();
            await process.StopAsync();
            go.SetResult();
        });
        messages.Single("Operation timed out or cancelled");
        Assert.Empty(web.LiveInterfaces);
        Assert.False(workspace.Has("a"));
    }

    [Fact]
    public async Task An_interruption_during_the_attach_waits_for_its_completion()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var (reached, go) = (Signal(), Signal());
        fake.Hooks.Add(LibvirtProcedure.DomainAttachDeviceFlags, new CallHook
        {
            After = _ =>
            {
                reached.TrySetResult();
                return go.Task.Soon();
            },
        });
        var workspace = new Workspace(fake) { Config = { ["a"] = Attachment.Of() } };
        var messages = await workspace.ApplyAsync(await workspace.PlanAsync(), async process =>
        {
            await reached.Task.Soon();
            await process.StopAsync();
            go.SetResult();
        });
        messages.AssertNone();
        Assert.Equal("ua-lan", web.Live().Alias());
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task Nics_attached_concurrently_to_one_domain_get_different_addresses()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(ports: 5);
        var workspace = new Workspace(fake);
        foreach (var name in new[] { "a", "b", "c", "d", "e" })
        {
            workspace.Config[name] = Attachment.Of("web01", name);
        }

        (await workspace.ApplyAsync()).AssertNone();
        Assert.Equal(5, web.LiveInterfaces.Select(nic => nic.PciBus()).Distinct().Count());
        Assert.Equal(
            web.LiveInterfaces.Select(nic => (nic.Mac(), nic.PciBus())), web.ConfigInterfaces.Select(nic => (nic.Mac(), nic.PciBus())));
        await workspace.AssertNothingToDoAsync();
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
