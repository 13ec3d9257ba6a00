using HvProvider.Hosts.Commands;
using HvProvider.Provider;
using HvProvider.Tests.Hosts;
using HvProvider.Tests.Resources.NetworkAttachments;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Preflight;

/// <summary>Pre-flight findings in a plan: the path of the attribute, each mode, and the cases without checks.</summary>
public sealed class PreflightTests : IAsyncLifetime
{
    private FakeLibvirtd _fake = null!;
    private TapHost _host = null!;
    private Workspace _workspace = null!;

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeLibvirtd.StartAsync();
        Use("trixie-site");
    }

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Theory]
    [InlineData("trixie-site", "Not a bridge", "bridge")]
    [InlineData("trixie-site", "VLAN not allowed on uplink", "vlan")]
    [InlineData("trixie-site", "VLAN not allowed on uplink", "trunk")]
    [InlineData("trixie-default-pvid-20", "Default PVID would leak to guest", "vlan")]
    [InlineData("trixie-default-pvid-20", "Default PVID would leak to guest", "trunk")]
    [InlineData("trixie-default-pvid-none", "Untagged NIC has no VLAN", "vlan")]
    [InlineData("bookworm-site", "libvirt too old for VLANs", "vlan")]
    [InlineData("bookworm-site", "libvirt too old for VLANs", "trunk")]
    public async Task A_plan_that_cannot_work_is_refused_reported_or_not_checked_depending_on_the_mode(string host, string summary,
        string path)
    {
        Use(host);
        if (host.StartsWith("bookworm", StringComparison.Ordinal))
        {
            _fake.Options.LibraryVersion = Plans.Bookworm;
        }

        _fake.AddGuest();
        _workspace.Config["a"] = Attachment.Of(config =>
        {
            var vlan = summary == "VLAN not allowed on uplink" ? 99 : 30;
            if (path == "bridge")
            {
                config.Set(Bridge, summary == "Not a bridge" ? "uplink0" : "br1");
            }
            else if (path == "trunk")
            {
                config.Set(Trunk, new Tf<TfObject>(Attachment.Trunk([$"{vlan}"])));
            }
            else if (summary != "Untagged NIC has no VLAN")
            {
                config.Set(Vlan, vlan);
            }
        });

        var refused = await _workspace.PlanAsync();
        refused.Messages.Single(summary, path);
        Assert.Single(refused.Messages.Errors);

        SetMode("warn");
        var warned = await _workspace.PlanAsync();
        warned.Messages.Single(summary, path);
        Assert.Single(warned.Messages.Warnings);

        SetMode("off");
        (await _workspace.PlanAsync()).Messages.AssertNone();
        _workspace.Provider.Set(ProviderConfiguration.Preflight, Tf<string>.Unknown);
        (await _workspace.PlanAsync()).Messages.AssertNone();
    }

    [Fact]
    public async Task A_bridge_can_have_a_mode_of_its_own()
    {
        _fake.AddGuest();
        _workspace.Config["a"] = Attachment.Of(config => config.Set(Vlan, 99));
        SetBridge(["uplink0"], "warn");
        var warned = await _workspace.PlanAsync();
        warned.Messages.Single("VLAN not allowed on uplink", "vlan");
        Assert.Single(warned.Messages.Warnings);

        SetBridge(["uplink0"], "off");
        (await _workspace.PlanAsync()).Messages.AssertNone();

        SetMode("off");
        SetBridge(["uplink0"], "enforce");
        Assert.Single((await _workspace.PlanAsync()).Messages.Errors);
    }

    [Fact]
    public async Task An_unclear_uplink_is_reported_once()
    {
        _fake.AddGuest();
        SetBridge();
        _host.Recorded.Answers[RecordedHost.ShowLinks] = RecordedHost.Printed(
            ((CommandAnswer.Finished)_host.Recorded.Answers[RecordedHost.ShowLinks]).Output
                .Replace("\"vnet0\"", "\"veth0\"", StringComparison.Ordinal)
                .Replace("\"info_kind\":\"tun\"", "\"info_kind\":\"veth\"", StringComparison.Ordinal));
        _workspace.Config["a"] = Attachment.Of(config => config.Set(Vlan, 30));
        _workspace.Config["b"] = Attachment.Of("web01", "dmz", config => config.Set(Vlan, 40));
        (await _workspace.PlanAsync()).Messages.Single("Uplink of bridge is not clear", "bridge");
    }

    [Fact]
    public async Task A_missing_bridge_is_a_warning_in_the_plan_and_an_error_in_the_apply()
    {
        var web = _fake.AddGuest(kind: FakeDomainKind.Stopped);
        _workspace.Config["a"] = Attachment.Of(config => config.Set(Bridge, "virbr9"));
        var plan = await _workspace.PlanAsync();
        var warning = Assert.Single(plan.Messages.Warnings);
        Assert.Equal(("Bridge not found", "bridge"), (warning.Summary, warning.Path));
        Assert.Empty(plan.Messages.Errors);
        var error = Assert.Single((await _workspace.ApplyAsync(plan)).Errors);
        Assert.Equal(("Bridge not found", "bridge"), (error.Summary, error.Path));
        Assert.Empty(web.ConfigInterfaces);
    }

    [Fact]
    public async Task The_bridge_of_an_inactive_network_is_reported_with_the_command_that_starts_it()
    {
        _fake.AddGuest();
        _fake.Host.AddNetwork("<network><name>nat</name><forward mode='nat'/><bridge name='virbr9'/></network>", active: false);
        _workspace.Config["a"] = Attachment.Of(config => config.Set(Bridge, "virbr9"));
        _workspace.Config["b"] = Attachment.OnNetwork("nat");
        _workspace.Config["b"].Set(Name, "dmz");
        var warnings = (await _workspace.PlanAsync()).Messages.Warnings.OrderBy(message => message.Path).ToList();
        Assert.Equal(
            [("Network is not active", "bridge"), ("Network is not active", "network")],
            warnings.Select(message => (message.Summary, message.Path)));
        Assert.All(warnings, message => Assert.Contains("virsh net-start nat.", message.Detail, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(20)]
    public async Task Plan_and_apply_on_a_healthy_host_report_nothing(long vlan)
    {
        _fake.AddGuest();
        _workspace.Config["a"] = Attachment.Of(config => config.Set(Vlan, vlan));
        (await _workspace.ApplyAsync()).AssertNone();
        await _workspace.AssertNothingToDoAsync();
        _workspace.Config["a"] = Attachment.Of(config => config.Set(Trunk, new Tf<TfObject>(Attachment.Trunk(["30", "40"]))));
        (await _workspace.ApplyAsync()).AssertNone();
        await _workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_possibly_intended_setting_is_reported_only_in_the_first_plan()
    {
        _fake.AddGuest();
        _workspace.Config["a"] = Attachment.Of();
        Assert.Contains(
            "set vlan = 20 here",
            (await _workspace.PlanAsync()).Messages.Single("Untagged NIC not on infrastructure VLAN", "vlan"),
            StringComparison.Ordinal);
        (await _workspace.ApplyAsync()).AssertNoErrors();
        await _workspace.AssertNothingToDoAsync();

        // A change of another attribute does not report it again.
        _workspace.Config["a"] = Attachment.Of(config => config.Set(Link, "down"));
        (await _workspace.ApplyAsync()).AssertNone();
    }

    [Fact]
    public async Task A_missing_domain_may_be_defined_by_the_same_apply()
    {
        _fake.AddGuest("web02");
        _workspace.Config["a"] = Attachment.Of(config => config.Set(Vlan, 30));
        _workspace.Config["b"] = Attachment.Of(Guid.NewGuid().ToString(), "lan", config => config.Set(Vlan, 30));
        (await _workspace.PlanAsync()).Messages.AssertNone();
    }

    [Fact]
    public async Task A_misspelled_domain_is_reported_once()
    {
        _fake.AddGuest("wbe01");
        _workspace.Config["a"] = Attachment.Of(config => config.Set(Vlan, 30));
        _workspace.Config["b"] = Attachment.Of("web01", "dmz", config => config.Set(Vlan, 40));
        (await _workspace.PlanAsync()).Messages.Single("Domain not found, similar name exists", "domain");
        Assert.Equal(1, _fake.Log.Count(LibvirtProcedure.ConnectListDomains));
    }

    [Fact]
    public async Task A_new_mac_address_heard_on_the_uplink_causes_a_warning_and_is_attached()
    {
        _fake.AddGuest();
        Hear(Guests.LanMac, 30);
        _workspace.Config["a"] = Attachment.Of(config => config.Set(Vlan, 30));
        var plan = await _workspace.PlanAsync();
        Assert.Contains(
            "mac_namespace", plan.Messages.Single("MAC address seen on uplink", "mac_address"), StringComparison.Ordinal);
        (await _workspace.ApplyAsync(plan)).AssertNoErrors();
        await _workspace.AssertNothingToDoAsync();
        _workspace.Config["a"] = Attachment.Of(config => config.Set(Vlan, 40));
        (await _workspace.PlanAsync()).Messages.AssertNone();

        Hear("52:00:00:00:00:99", 30);
        _workspace.Config["a"] = Attachment.Of(config =>
        {
            config.Set(Vlan, 30);
            config.Set(Mac, "52:00:00:00:00:99");
        });
        Assert.Single(
            (await _workspace.PlanAsync()).Messages.Warnings, message => message.Summary == "MAC address seen on uplink");
    }

    [Fact]
    public async Task Changing_the_vlan_requires_a_newer_libvirt_only_for_running_domains()
    {
        _fake.Options.LibraryVersion = new LibvirtVersion(11, 0, 0);
        var web = _fake.AddGuest();
        await _workspace.ApplyAsync("a", Attachment.Of(config => config.Set(Vlan, 30)));
        _workspace.Config["a"] = Attachment.Of(config => config.Set(Vlan, 40));
        (await _workspace.PlanAsync()).Messages.Single("Live VLAN change requires newer libvirt", "vlan");
        web.Stop();
        (await _workspace.ApplyAsync()).AssertNone();
    }

    [Fact]
    public async Task A_daemon_that_is_not_running_is_reported_once()
    {
        _workspace.Provider.Set(ProviderConfiguration.Uri, "qemu:///system?socket=/nonexistent/libvirt-sock");
        _workspace.Config["a"] = Attachment.Of(config => config.Set(Vlan, 99));
        _workspace.Config["b"] = Attachment.Of("web02", "lan", config => config.Set(Bridge, "br1"));
        (await _workspace.PlanAsync()).Messages.Single("Hypervisor not reachable");
    }

    [Theory]
    [InlineData(LibvirtProcedure.DomainGetXmlDescription, LibvirtErrorCode.OperationTimeout, "Domain is busy")]
    [InlineData(LibvirtProcedure.DomainGetXmlDescription, LibvirtErrorCode.InternalError, "libvirt reported an error")]
    [InlineData(LibvirtProcedure.DomainLookupByName, LibvirtErrorCode.AccessDenied, "Hypervisor denied access")]
    public async Task An_error_of_one_domain_is_not_an_unreachable_hypervisor_and_leaves_other_resources_checked(
        LibvirtProcedure procedure, LibvirtErrorCode code, string summary)
    {
        _fake.AddGuest();
        _fake.AddGuest("web02");
        _fake.Hooks.Add(procedure, new CallHook { Error = code, When = static call => (call.Target ?? call.Text) == "web01" });
        _workspace.Config["a"] = Attachment.Of(config => config.Set(Vlan, 30));
        (await _workspace.PlanAsync()).Messages.Single(summary);

        _workspace.Config["b"] = Attachment.Of("web02", "lan", config => config.Set(Bridge, "br1"));
        var messages = (await _workspace.PlanAsync()).Messages.All;
        Assert.Equal(2, messages.Count);
        Assert.Contains(messages, message => (message.Summary, message.IsError) == (summary, false));
        Assert.Contains(messages, message => (message.Summary, message.IsError) == ("Bridge not found", false));
    }

    [Fact]
    public async Task A_connection_that_breaks_during_the_plan_is_not_an_unreachable_hypervisor()
    {
        _fake.AddGuest();
        _fake.Hooks.Add(LibvirtProcedure.DomainLookupByName, new CallHook { DropBefore = true, Times = 1 });
        _workspace.Config["a"] = Attachment.Of(config => config.Set(Vlan, 30));
        (await _workspace.PlanAsync()).Messages.Single("Connection to the hypervisor lost");
        (await _workspace.PlanAsync()).Messages.AssertNone();
    }

    [Fact]
    public async Task An_error_of_a_network_is_not_an_unreachable_hypervisor()
    {
        _fake.AddGuest();
        _fake.Hooks.Fail(LibvirtProcedure.NetworkGetXmlDescription, LibvirtErrorCode.InternalError);
        _fake.Host.AddNetwork("<network><name>site</name><forward mode='bridge'/><bridge name='br0'/></network>");
        _workspace.Config["a"] = Attachment.OnNetwork("site");
        _workspace.Config["b"] = Attachment.Of("web01", "dmz", config => config.Set(Bridge, "br1"));
        Assert.Equal(
            ["Bridge not found", "libvirt reported an error"],
            (await _workspace.PlanAsync()).Messages.All.Select(static message => message.Summary).Order());
    }

    [Fact]
    public async Task A_host_that_cannot_be_read_is_not_reported_in_a_plan()
    {
        _workspace.Host = null;
        _fake.AddGuest();
        _workspace.Config["a"] = Attachment.Of(config => config.Set(Vlan, 99));
        _workspace.Config["b"] = Attachment.Of("web01", "dmz", config => config.Set(Bridge, "br1"));
        (await _workspace.PlanAsync()).Messages.AssertNone();
    }

    [Fact]
    public async Task Values_known_after_apply_are_not_refused()
    {
        Use("trixie-default-pvid-20");
        _fake.AddGuest();
        _workspace.Config["a"] = Attachment.Of(config => config.Set(Vlan, Tf<long>.Unknown));
        _workspace.Config["b"] = Attachment.Of("web01", "dmz", config => config.Set(Bridge, Tf<string>.Unknown));
        (await _workspace.PlanAsync()).Messages.AssertNone();
    }

    [Fact]
    public async Task The_cost_of_a_first_plan_does_not_depend_on_the_number_of_nics()
    {
        _fake.AddGuest(ports: 8);
        for (var i = 0; i < 50; i++)
        {
            _workspace.Config[$"a{i}"] = Attachment.Of(i < 8 ? "web01" : "not-there-yet", $"lan{i}", config => config.Set(Vlan, 30));
        }

        (await _workspace.PlanAsync()).Messages.AssertNone();
        Assert.Equal(1, _fake.Log.Count(LibvirtProcedure.ConnectGetLibraryVersion));
        Assert.Equal(2, _fake.Log.Count(LibvirtProcedure.DomainLookupByName));
        Assert.Equal(1, _host.Recorded.Log.Count(command => command == RecordedHost.ShowLearned));
    }

    private void SetMode(string mode) => _workspace.Provider.Set(ProviderConfiguration.Preflight, mode);

    private void Hear(string mac, int vlan) => _host.Recorded.Answers[RecordedHost.ShowLearned] = new CommandAnswer.Finished(
        0, $$"""[{"mac":"{{mac}}","ifname":"uplink0","vlan":{{vlan}},"flags":[],"master":"br0","state":""}]""", "");

    private void Use(string host)
    {
        _host = new TapHost(_fake, host);
        _workspace = new Workspace(_fake) { Host = _host.Access };
        SetBridge(uplinks: ["uplink0"]);
    }

    /// <summary>Sets the settings of <c>br0</c>. The uplink of the lab is a veth device, which is only assumed to be it.</summary>
    private void SetBridge(string[]? uplinks = null, string? mode = null) => _workspace.NameBridge("br0", uplinks, mode);
}
