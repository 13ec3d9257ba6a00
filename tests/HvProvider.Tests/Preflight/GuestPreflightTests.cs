using HvProvider.Tests.Hosts;
using HvProvider.Tests.Resources.NetworkAttachments;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using TerraformPlugin.Schemas;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Preflight;

/// <summary>Pre-flight findings about the guest: its PCI slots, the model of the NIC, and whether it can release one.</summary>
public sealed class GuestPreflightTests : IAsyncLifetime
{
    private FakeLibvirtd _fake = null!;
    private Workspace _workspace = null!;

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeLibvirtd.StartAsync();
        _workspace = new Workspace(_fake) { Host = new TapHost(_fake, "trixie-site").Access };
        _workspace.NameBridge("br0", ["uplink0"]);
    }

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Fact]
    public async Task A_paused_guest_is_reported_before_its_nic_is_re_attached()
    {
        var web = _fake.AddGuest();
        await _workspace.ApplyAsync("a", Attachment.Of(config => config.Set(Vlan, 30)));
        web.State = DomainState.Paused;
        _workspace.Config["a"] = Attachment.Of(config =>
        {
            config.Set(Vlan, 30);
            config.Set(Model, "e1000e");
        });
        Assert.Equal(
            [("Guest is paused", "domain"), ("NIC will be re-attached", "model")],
            (await _workspace.PlanAsync()).Messages.Warnings.Select(message => (message.Summary, message.Path)).Order());
    }

    [Fact]
    public async Task New_nics_beyond_the_free_slots_of_a_running_domain_are_reported()
    {
        _fake.AddGuest(interfaces: Guests.Foreign("52:54:00:00:00:01", 1), ports: 7);
        _fake.AddGuest("web02");
        for (var i = 0; i < 12; i++)
        {
            _workspace.Config[$"a{i}"] = Attachment.Of("web01", $"lan{i}", config => config.Set(Vlan, 30));
        }

        _workspace.Config["b"] = Attachment.Of("web02", "lan", config => config.Set(Vlan, 30));
        var warnings = (await _workspace.PlanAsync()).Messages;
        Assert.Empty(warnings.Errors);
        Assert.Equal(6, warnings.Warnings.Count);
        Assert.All(warnings.Warnings, warning => Assert.Equal(
            (
                "No free PCI slot",
                "pci_address",
                "Of the 7 hot-plug slots of domain \"web01\", 6 are free, and other new NICs of this plan require them. Add "
                + "pcie-root-port controllers to the domain and restart it, remove another device, or attach the NIC while the domain is "
                + "stopped. The apply fails unless it frees a slot before."),
            (warning.Summary, warning.Path, warning.Detail)));
    }

    [Fact]
    public async Task Configured_addresses_and_chosen_slots_are_counted_together()
    {
        _fake.AddGuest(ports: 3);
        _workspace.Config["a"] = Attachment.Of("web01", "a", config => config.Set(Vlan, 30));
        _workspace.Config["b"] = Attachment.Of("web01", "b", config => config.Set(Vlan, 30));
        _workspace.Config["c"] = Attachment.Of("web01", "c", config =>
        {
            config.Set(Vlan, 30);
            config.Set(Pci, "0000:01:00.0");
        });
        (await _workspace.PlanAsync()).Messages.AssertNone();
        _workspace.Config["d"] = Attachment.Of("web01", "d", config =>
        {
            config.Set(Vlan, 30);
            config.Set(Pci, "0000:01:00.0");
        });
        Assert.Contains(
            "another NIC of this plan has the same pci_address",
            Assert.Single((await _workspace.PlanAsync()).Messages.Errors).Detail,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0000:01:00.0", false, "another device uses it. Omit pci_address")]
    [InlineData("0000:1f:00.0", true, "no PCI controller of the domain provides it. Omit pci_address")]
    [InlineData("0000:00:10.0", true, "the slot does not support hot-plug while the domain is running. Omit pci_address")]
    [InlineData("0000:02:00.0", false, null)]
    public async Task A_configured_address_that_cannot_be_used_is_reported(string address, bool refused, string? detail)
    {
        _fake.AddGuest(interfaces: Guests.Foreign("52:54:00:00:00:01", 1));
        _workspace.Config["a"] = Attachment.Of(config =>
        {
            config.Set(Vlan, 30);
            config.Set(Pci, address);
        });
        var messages = (await _workspace.PlanAsync()).Messages;
        if (detail is null)
        {
            messages.AssertNone();
            return;
        }

        Assert.Contains(detail, messages.Single("PCI address not available", "pci_address"), StringComparison.Ordinal);
        Assert.Equal(refused ? 1 : 0, messages.Errors.Count);
    }

    [Fact]
    public async Task A_nic_that_cannot_be_unplugged_is_reported_before_it_is_removed_or_re_attached()
    {
        var web = _fake.AddGuest(kind: FakeDomainKind.Stopped);
        Action<TfObject> change = config =>
        {
            config.Set(Vlan, 30);
            config.Set(Pci, "0000:00:10.0");
        };
        await _workspace.ApplyAsync("a", Attachment.Of(change));
        web.Start();
        _workspace.Config["a"] = Attachment.Of(config =>
        {
            change(config);
            config.Set(Model, "e1000e");
        });
        var reattach = await _workspace.PlanAsync();
        Assert.Equal(
            [("NIC cannot be unplugged", "domain"), ("NIC will be re-attached", "model")],
            reattach.Messages.Warnings.Select(message => (message.Summary, message.Path)).Order());
        Assert.Contains(
            "cannot release the NIC lan: it is on the root bus of the machine (pcie-root)",
            (await _workspace.ApplyAsync(reattach)).All.Single(message => message.IsError).Detail,
            StringComparison.Ordinal);

        _workspace.Config.Clear();
        var remove = await _workspace.PlanAsync();
        Assert.Equal(
            "The running domain \"web01\" cannot release the NIC lan, which this plan removes: it is on the root bus of the machine "
            + "(pcie-root), which does not support hot-plug. The apply fails while the domain is running. Stop the domain before the "
            + "apply, or set on_destroy = \"config_only\" to leave the NIC in the running domain.",
            remove.Messages.Single("NIC cannot be unplugged", "domain"));
        _fake.Hooks.Fail(LibvirtProcedure.DomainDetachDeviceAlias, LibvirtErrorCode.InternalError);
        Assert.Contains(
            "libvirt reported: injected error 1.",
            (await _workspace.ApplyAsync(remove)).Single("NIC cannot be unplugged"),
            StringComparison.Ordinal);
        web.Stop();
        (await _workspace.ApplyAsync()).AssertNone();
    }

    [Fact]
    public async Task A_model_that_qemu_does_not_have_is_reported_at_its_attribute()
    {
        _fake.AddGuest();
        _workspace.Config["a"] = Attachment.Of(config =>
        {
            config.Set(Vlan, 30);
            config.Set(Model, "warp9");
        });
        var plan = await _workspace.PlanAsync();
        Assert.StartsWith("\"warp9\" is not a known NIC model", plan.Messages.Single("NIC model not known", "model"));
        _fake.Hooks.Fail(LibvirtProcedure.DomainAttachDeviceFlags, LibvirtErrorCode.InternalError);
        var error = Assert.Single((await _workspace.ApplyAsync(plan)).Errors);
        Assert.Equal(("libvirt reported an error", "model"), (error.Summary, error.Path));
        Assert.Contains("(error 1). \"warp9\" is not a known NIC model of QEMU. Set model to", error.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paused_guest_is_reported_before_its_nic_is_removed()
    {
        var web = _fake.AddGuest();
        await _workspace.ApplyAsync("a", Attachment.Of(config => config.Set(Vlan, 30)));
        _workspace.Config.Clear();
        web.State = DomainState.Crashed;
        Assert.Equal(
            "The guest of domain \"web01\" is not executing (crashed) and cannot release the NIC, which this plan removes. Stop the "
            + "domain before the apply.",
            (await _workspace.PlanAsync()).Messages.Single("Guest is paused", "domain"));
        (web.State, web.StateReason) = (DomainState.Paused, (int)DomainPausedReason.ShuttingDown);
        (await _workspace.PlanAsync()).Messages.AssertNone();
    }

    [Fact]
    public async Task A_managed_save_image_causes_a_warning()
    {
        _fake.AddGuest(kind: FakeDomainKind.Stopped).HasManagedSaveImage = true;
        _workspace.Config["a"] = Attachment.Of(config => config.Set(Vlan, 30));
        (await _workspace.PlanAsync()).Messages.Single("Managed save image predates change", "domain");
    }
}
