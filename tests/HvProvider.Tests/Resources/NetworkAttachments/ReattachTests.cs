using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

public sealed class ReattachTests
{
    public static TheoryData<string, string> Causes => new()
    {
        { "mac_address", "52:54:00:aa:bb:cc" },
        { "model", "e1000e" },
        { "pci_address", "0000:05:00.0" },
    };

    [Theory]
    [MemberData(nameof(Causes))]
    public async Task A_setting_that_cannot_change_live_re_attaches_the_nic_with_a_warning_at_the_attribute(string attribute, string value)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(interfaces: Guests.Foreign("52:54:00:00:00:01", 1));
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        var other = web.LiveInterfaces[0].ToString();
        workspace.Config["a"] = Attachment.Of(c => c.Set(attribute switch
        {
            "model" => Model,
            "mac_address" => Mac,
            _ => Pci,
        }, value));

        var plan = await workspace.PlanAsync();
        Assert.Contains("loses this NIC briefly", plan.Messages.Single("NIC will be re-attached", attribute));
        Assert.Equal("update", plan["a"].Action);
        Assert.True(plan["a"].Planned!.Get(Tap).IsUnknown);
        (await workspace.ApplyAsync(plan)).AssertNoErrors();

        foreach (var nic in new[] { web.Live(), web.Persistent() })
        {
            Assert.Equal(attribute == "mac_address" ? value : Guests.LanMac, nic.Mac());
            Assert.Equal(attribute == "model" ? value : "virtio", nic.Model());
            Assert.Equal(attribute == "pci_address" ? "0x05" : "0x02", nic.PciBus());
        }

        Assert.Equal((2, 2), (web.LiveInterfaces.Count, web.ConfigInterfaces.Count));
        Assert.Equal(other, web.LiveInterfaces[0].ToString());
        Assert.Equal(1, web.Starts);
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_nic_that_the_guest_does_not_release_stays_unchanged()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        web.Unplug = GuestUnplug.Never;
        workspace.Config["a"] = Attachment.Of(c =>
        {
            c.Set(Model, "e1000e");
            Attachment.Limit(c, "update", "500ms");
        });
        var messages = await workspace.ApplyAsync();
        Assert.Contains("timeouts", Assert.Single(messages.Errors, e => e.Summary == "Guest did not release the NIC").Detail);
        Assert.Equal(("virtio", "virtio"), (web.Live().Model(), web.Persistent().Model()));
        Assert.Equal("virtio", workspace["a"].Values.Get(Model).Value);

        web.Unplug = GuestUnplug.Cooperates;
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal(("e1000e", "e1000e"), (web.Live().Model(), web.Persistent().Model()));
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task An_unavailable_pci_address_is_refused_before_the_nic_is_detached()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(interfaces: Guests.Foreign("52:54:00:00:00:01", 1));
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        workspace.Config["a"] = Attachment.Of(c => c.Set(Pci, "0000:01:00.0"));
        var messages = await workspace.ApplyAsync();
        Assert.Equal("pci_address", Assert.Single(messages.Errors, e => e.Summary == "PCI address not available").Path);
        Assert.Equal(0, fake.Log.Count(LibvirtProcedure.DomainDetachDeviceAlias));
        Assert.Equal("0x02", web.Live().PciBus());
    }

    [Fact]
    public async Task A_nic_is_re_attached_unchanged_if_the_daemon_refuses_the_change()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        fake.Hooks.Add(LibvirtProcedure.DomainAttachDeviceFlags, new CallHook
        {
            When = call => call.Text!.Contains("e1000e", StringComparison.Ordinal),
            Error = LibvirtErrorCode.ConfigUnsupported,
        });
        workspace.Config["a"] = Attachment.Of(c => c.Set(Model, "e1000e"));
        Assert.Equal("Not supported by the hypervisor", Assert.Single((await workspace.ApplyAsync()).Errors).Summary);
        Assert.Equal(("virtio", "virtio"), (web.Live().Model(), web.Persistent().Model()));
        Assert.Equal("0x01", web.Live().PciBus());
        Assert.Equal("virtio", workspace["a"].Values.Get(Model).Value);
        Assert.True(workspace["a"].Values.Get(InSync).Value);
    }

    [Theory]
    [InlineData(FakeDomainKind.Running)]
    [InlineData(FakeDomainKind.Transient)]
    public async Task A_nic_that_cannot_be_re_attached_at_all_is_reported_as_missing(FakeDomainKind kind)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(kind: kind);
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        fake.Hooks.Add(LibvirtProcedure.DomainAttachDeviceFlags, new CallHook
        {
            When = call => call.Text!.Contains("e1000e", StringComparison.Ordinal),
            Error = LibvirtErrorCode.ConfigUnsupported,
        });
        fake.Hooks.Fail(LibvirtProcedure.DomainAttachDeviceFlags, LibvirtErrorCode.InternalError);
        workspace.Config["a"] = Attachment.Of(c => c.Set(Model, "e1000e"));
        var error = Assert.Single((await workspace.ApplyAsync()).Errors);
        Assert.Equal("Not supported by the hypervisor", error.Summary);
        Assert.Contains("the running domain has no such NIC now. The next apply attaches it", error.Detail, StringComparison.Ordinal);
        Assert.Equal(
            kind == FakeDomainKind.Transient,
            error.Detail.Contains("virsh attach-device web01 FILE --live: <interface", StringComparison.Ordinal));
        Assert.Empty(web.LiveInterfaces);

        fake.Hooks.Clear();
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal("e1000e", web.Live().Model());
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_mac_address_used_by_another_nic_is_refused_before_the_nic_is_detached()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        fake.AddGuest("other", interfaces: Guests.Foreign("52:54:00:00:00:02", 1));
        fake.AddGuest(interfaces: Guests.Foreign("52:54:00:00:00:01", 1));
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        foreach (var (mac, owner) in new[] { ("52:54:00:00:00:01", "\"web01\""), ("52:54:00:00:00:02", "\"other\"") })
        {
            workspace.Config["a"] = Attachment.Of(c => c.Set(Mac, mac));
            var error = Assert.Single((await workspace.ApplyAsync()).Errors);
            Assert.Equal(("MAC address in use", "mac_address"), (error.Summary, error.Path));
            Assert.Contains(owner, error.Detail);
        }

        Assert.Equal(0, fake.Log.Count(LibvirtProcedure.DomainDetachDeviceAlias));
    }

    [Fact]
    public async Task A_nic_without_a_bridge_is_re_attached_to_one_with_a_warning_in_the_plan()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(interfaces: Guests.Foreign("52:54:00:00:00:01", 1, source: "dev='eth0' mode='bridge'", type: "direct"));
        var workspace = new Workspace(fake);
        await workspace.ImportAsync("a", "web01/52:54:00:00:00:01");
        workspace.Config["a"] = Attachment.Of();
        var plan = await workspace.PlanAsync();
        plan.Messages.Single("NIC will be re-attached", "bridge");
        (await workspace.ApplyAsync(plan)).AssertNoErrors();
        foreach (var nic in new[] { web.Live(), web.Persistent() })
        {
            Assert.Equal(("bridge", "br0", "52:54:00:00:00:01", "0x01"),
                (nic.Attribute("type")!.Value, nic.Bridge(), nic.Mac(), nic.PciBus()));
        }

        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_domain_that_stops_during_the_release_gets_the_change_at_its_next_start()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        web.Unplug = GuestUnplug.OnCommand;
        fake.Hooks.Add(LibvirtProcedure.DomainDetachDeviceAlias, new CallHook
        {
            After = _ =>
            {
                web.Stop();
                return Task.CompletedTask;
            },
        });
        workspace.Config["a"] = Attachment.Of(c => c.Set(Model, "e1000e"));
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal("e1000e", web.Persistent().Model());
        Assert.False(workspace["a"].Values.Get(Live).Value);
        web.Start();
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task An_interruption_while_the_nic_is_detached_re_attaches_it_first()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        var (reached, go) = (Signal(), Signal());
        fake.Hooks.Add(LibvirtProcedure.DomainAttachDeviceFlags, new CallHook
        {
            Before = _ =>
            {
                reached.TrySetResult();
                return go.Task.Soon();
            },
        });
        workspace.Config["a"] = Attachment.Of(c => c.Set(Model, "e1000e"));
        await workspace.ApplyAsync(await workspace.PlanAsync(), async process =>
        {
            await reached.Task.Soon();
            await process.StopAsync();
            go.SetResult();
        });
        Assert.Equal("e1000e", web.Live().Model());
        (await workspace.ApplyAsync()).AssertNoErrors();
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_nic_attached_before_the_connection_broke_is_not_attached_twice()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        fake.Hooks.Add(LibvirtProcedure.DomainAttachDeviceFlags, new CallHook { Reply = ReplyFault.Drop, Times = 1 });
        fake.Log.Clear();
        workspace.Config["a"] = Attachment.Of(c => c.Set(Model, "e1000e"));
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal(1, fake.Log.Count(LibvirtProcedure.DomainAttachDeviceFlags));
        Assert.Equal("e1000e", Assert.Single(web.LiveInterfaces).Model());
    }

    [Fact]
    public async Task A_restart_of_the_daemon_while_the_nic_is_detached_is_waited_for()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        fake.Hooks.Add(LibvirtProcedure.DomainAttachDeviceFlags, new CallHook { DropBefore = true, Times = 2 });
        workspace.Config["a"] = Attachment.Of(c => c.Set(Model, "e1000e"));
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal(("e1000e", "e1000e"), (web.Live().Model(), web.Persistent().Model()));
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task Both_definitions_have_the_same_address_after_two_attach_detach_cycles()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        for (var cycle = 0; cycle < 2; cycle++)
        {
            workspace.Config["a"] = Attachment.Of();
            workspace.Config["b"] = Attachment.Of("web01", "dmz");
            (await workspace.ApplyAsync()).AssertNone();
            workspace.Config.Remove(cycle == 0 ? "a" : "b");
            (await workspace.ApplyAsync()).AssertNone();
        }

        workspace.Config["b"] = Attachment.Of("web01", "dmz");
        (await workspace.ApplyAsync()).AssertNone();
        foreach (var name in new[] { "lan", "dmz" })
        {
            Assert.Equal(web.Live(name).PciBus(), web.Persistent(name).PciBus());
        }

        await workspace.AssertNothingToDoAsync();
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
