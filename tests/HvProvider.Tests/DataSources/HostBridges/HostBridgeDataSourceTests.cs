using HvProvider.DataSources.HostBridges;
using HvProvider.Tests.Hosts;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using static HvProvider.DataSources.HostBridges.HostBridgeSchema;

namespace HvProvider.Tests.DataSources.HostBridges;

public sealed class HostBridgeDataSourceTests : IAsyncLifetime
{
    private const string Folder = "/etc/systemd/network/";

    private FakeLibvirtd _fake = null!;

    public static TheoryData<string> Labs => Recording.Labs;

    public async ValueTask InitializeAsync()
    {
        _fake = await FakeLibvirtd.StartAsync();
        _fake.AddDomain("web01", interfaces: """
            <interface type='bridge'><mac address='52:54:00:00:00:01'/><source bridge='br0'/><alias name='ua-lan'/></interface>
            <interface type='bridge'><mac address='52:54:00:00:00:02'/><source bridge='br0'/><alias name='ua-trunk'/></interface>
            """);
        _fake.AddDomain("db01", interfaces: """
            <interface type='bridge'><mac address='52:54:00:00:00:03'/><source bridge='br0'/></interface>
            """);
        _fake.AddDomain("off01", FakeDomainKind.Stopped, """
            <interface type='bridge'><mac address='52:54:00:00:00:04'/><source bridge='br0'/><target dev='uplink0'/></interface>
            """);
    }

    public ValueTask DisposeAsync() => _fake.DisposeAsync();

    [Theory]
    [InlineData("trixie-site", 1, 20, "30 40")]
    [InlineData("trixie-default-pvid-20", 20, 20, "30 40")]
    [InlineData("trixie-default-pvid-none", null, 20, "30 40")]
    [InlineData("trixie-pvid-1", 1, 1, "30 40")]
    [InlineData("bookworm-site", 1, 20, "30 40")]
    [InlineData("bookworm-default-pvid-20", 20, 20, "30 40")]
    [InlineData("bookworm-default-pvid-none", null, 20, "30 40")]
    [InlineData("bookworm-pvid-1", 1, 1, "30 40")]
    public async Task Bridge_and_uplink_are_read_on_every_host_of_the_lab(
        string host, int? defaultPvid, int infrastructureVlan, string trunked)
    {
        var bridge = await ReadAsync(new RecordedHost(host));

        Assert.Equal("bridge", bridge.Get(Kind).Value);
        Assert.True(bridge.Get(VlanFiltering).Value);
        Assert.Equal("802.1Q", bridge.Get(VlanProtocol).Value);
        Assert.Equal(defaultPvid is { } pvid ? (Tf<long>)pvid : Tf<long>.Null, bridge.Get(DefaultPvid));
        Assert.Equal("uplink0", bridge.Get(Uplink).Value);
        Assert.Equal(infrastructureVlan, bridge.Get(InfrastructureVlan).Value);
        Assert.Equal(trunked, Text(bridge.Get(TrunkedVlans)));
        Assert.Equal((1500, false), (bridge.Get(Mtu).Value, bridge.Get(Stp).Value));
        Assert.Empty(bridge.Get(Unapplied).Value);
    }

    [Theory]
    [MemberData(nameof(Labs))]
    public async Task The_state_and_files_of_networkd_are_shown(string host)
    {
        var bridge = await ReadAsync(new RecordedHost(host));

        Assert.True(bridge.Get(Networkd.Managed).Value);
        Assert.StartsWith("configur", bridge.Get(Networkd.SetupState).Value, StringComparison.Ordinal);
        Assert.Equal(Folder + "20-br0.network", bridge.Get(Networkd.NetworkFile).Value);
        Assert.Equal(Folder + "10-br0.netdev", bridge.Get(Networkd.NetDevFile).Value);
        Assert.Empty(bridge.Get(Networkd.NetworkDropIns).Value);
        Assert.Empty(bridge.Get(Networkd.NetDevDropIns).Value);
        Assert.Equal(host.EndsWith("pvid-1", StringComparison.Ordinal) ? "ipv4" : "no", bridge.Get(Networkd.Dhcp).Value);
    }

    [Fact]
    public async Task Ports_show_the_domain_and_attachment_of_a_tap()
    {
        var bridge = await ReadAsync(new RecordedHost("trixie-site"));

        Assert.Equal(
            [
                "uplink0 forwarding [20: 20 / 30 40] isolated False, tap False of (null) (null)",
                "vnet0 forwarding [30: 30 / ] isolated False, tap True of web01 lan",
                "vnet1 forwarding [(null):  / 30 40] isolated True, tap True of web01 trunk",
                "vnet2 forwarding [1: 1 / ] isolated False, tap True of db01 (null)",
            ],
            bridge.Get(Ports).Value.Select(port => port.Value).Select(port =>
                $"{port.Get(PortAttributes.Name)} {port.Get(PortAttributes.State)} "
                + $"[{port.Get(VlanAttributes.Pvid)}: {Text(port.Get(VlanAttributes.Untagged))} / {Text(port.Get(VlanAttributes.Tagged))}] "
                + $"isolated {port.Get(PortAttributes.Isolated)}, tap {port.Get(PortAttributes.GuestTap)} "
                + $"of {port.Get(PortAttributes.Domain)} {port.Get(PortAttributes.Attachment)}"));
    }

    [Fact]
    public async Task VLAN_interfaces_of_the_host_are_shown_with_their_addresses()
    {
        var bridge = await ReadAsync(new RecordedHost("trixie-site"));

        var vlan = Assert.Single(bridge.Get(VlanInterfaces).Value).Value;
        Assert.Equal(("br0.20", 20), (vlan.Get(VlanInterfaceAttributes.Name).Value, vlan.Get(VlanInterfaceAttributes.Vlan).Value));
        Assert.Equal("ipv4", vlan.Get(VlanInterfaceAttributes.Networkd.Dhcp).Value);
        Assert.Equal("routable", vlan.Get(VlanInterfaceAttributes.Networkd.OperationalState).Value);
        var addresses = vlan.Get(VlanInterfaceAttributes.Addresses).Value
            .Select(a => $"{a.Value.Get(AddressAttributes.Address)} {a.Value.Get(AddressAttributes.Source)}").ToList();
        Assert.Matches(@"^10\.20\.0\.\d+/24 DHCPv4$", addresses[0]);
        Assert.Matches("^fe80::.*/64 foreign$", addresses[1]);
    }

    [Fact]
    public async Task Settings_that_are_configured_but_not_applied_are_shown()
    {
        var host = new RecordedHost("bookworm-site");
        host.Edit("10-br0.netdev", text => text + "DefaultPVID=none\n");

        var setting = Assert.Single((await ReadAsync(host)).Get(Unapplied).Value).Value;

        Assert.Equal(
            ("br0", Folder + "10-br0.netdev", "[Bridge] DefaultPVID", "none", "1"),
            (
                setting.Get(UnappliedAttributes.Link).Value, setting.Get(UnappliedAttributes.File).Value,
                setting.Get(UnappliedAttributes.Setting).Value, setting.Get(UnappliedAttributes.Configured).Value,
                setting.Get(UnappliedAttributes.Running).Value));
    }

    [Theory]
    [InlineData("LoadState=loaded\nActiveState=inactive\n")]
    [InlineData("LoadState=not-found\nActiveState=inactive\n")]
    public async Task Without_networkd_the_kernel_state_is_shown_without_a_warning(string state)
    {
        var host = new RecordedHost("trixie-site");
        host.Answers[RecordedHost.ShowState] = RecordedHost.Printed(state);

        var bridge = await ReadAsync(host);

        Assert.False(bridge.Get(Networkd.Managed).Value);
        Assert.True(bridge.Get(Networkd.NetworkFile).IsNull);
        Assert.True(bridge.Get(Unapplied).IsNull);
        Assert.Equal((1, 20), (bridge.Get(DefaultPvid).Value, bridge.Get(InfrastructureVlan).Value));
    }

    [Fact]
    public async Task A_bridge_that_networkd_does_not_configure_is_not_managed()
    {
        var host = new RecordedHost("trixie-site");
        host.Answers[RecordedHost.ListNetworkd] = RecordedHost.Printed(
            """{"Interfaces":[{"Index":1,"Name":"lo","AdministrativeState":"unmanaged"},"""
            + $$"""{"Index":{{IndexOf("br0")}},"Name":"br0","AdministrativeState":"unmanaged","OperationalState":"degraded"}]}""");
        host.Files.Clear();

        var bridge = await ReadAsync(host);

        Assert.False(bridge.Get(Networkd.Managed).Value);
        Assert.Equal("degraded", bridge.Get(Networkd.OperationalState).Value);
        Assert.True(bridge.Get(Networkd.NetworkDropIns).IsNull);
        Assert.True(bridge.Get(Networkd.Dhcp).IsNull);
        Assert.Empty(bridge.Get(Unapplied).Value);
        Assert.Equal(4, bridge.Get(Ports).Value.Count);
    }

    [Theory]
    [InlineData("Version=247.3-7+deb11u4\n", "systemd too old for networkd state")]
    [InlineData(null, "systemd-networkd does not respond")]
    public async Task A_networkd_that_does_not_respond_is_reported_once_and_its_attributes_are_null(string? version, string summary)
    {
        var host = new RecordedHost("bookworm-site");
        host.Answers[RecordedHost.ShowVersion] = version is null ? RecordedHost.Failed("no bus") : RecordedHost.Printed(version);
        await using var process = await StartAsync(host);

        var bridges = new[]
        {
            await process.ReadDataAsync("hv_host_bridge", Of("br0")),
            await process.ReadDataAsync("hv_host_bridge", Of("br0")),
        };

        Assert.All(bridges, bridge => Assert.True(bridge!.Get(Networkd.Managed).IsNull));
        Assert.All(bridges, bridge => Assert.Equal(20, bridge!.Get(InfrastructureVlan).Value));
        Assert.Equal(summary, Assert.Single(process.Messages.Warnings).Summary);
        process.Messages.AssertNoErrors();
    }

    [Fact]
    public async Task A_tap_that_belongs_to_no_domain_is_not_the_uplink()
    {
        _fake.Host.Domains.Single(domain => domain.Name == "db01").Stop();

        var bridge = await ReadAsync(new RecordedHost("trixie-site"));

        Assert.False(bridge.Get(Ports).Value[3].Value.Get(PortAttributes.GuestTap).Value);
        Assert.Equal("uplink0", bridge.Get(Uplink).Value);
    }

    [Fact]
    public async Task An_ambiguous_uplink_and_its_VLANs_are_null()
    {
        var host = new RecordedHost("trixie-site");
        host.Answers[RecordedHost.ShowLinks] = RecordedHost.Printed(Recording.Read("trixie-site", "address.json")
            .Replace("\"ifname\":\"vnet2\"", "\"ifname\":\"eno2\"", StringComparison.Ordinal)
            .Replace("\"info_kind\":\"tun\"", "\"info_kind\":\"veth\"", StringComparison.Ordinal));

        var bridge = await ReadAsync(host);

        Assert.True(bridge.Get(Uplink).IsNull);
        Assert.True(bridge.Get(InfrastructureVlan).IsNull);
        Assert.True(bridge.Get(TrunkedVlans).IsNull);
    }

    [Fact]
    public async Task Without_VLAN_filtering_the_uplink_has_no_VLANs()
    {
        var host = new RecordedHost("trixie-site");
        host.Answers[RecordedHost.ShowLinks] = RecordedHost.Printed(Recording.Read("trixie-site", "address.json")
            .Replace("\"vlan_filtering\":1", "\"vlan_filtering\":0", StringComparison.Ordinal));

        var bridge = await ReadAsync(host);

        Assert.False(bridge.Get(VlanFiltering).Value);
        Assert.Equal("uplink0", bridge.Get(Uplink).Value);
        Assert.True(bridge.Get(InfrastructureVlan).IsNull);
        Assert.True(bridge.Get(TrunkedVlans).IsNull);
    }

    [Fact]
    public async Task A_missing_bridge_is_an_error_that_lists_the_existing_ones()
    {
        var detail = (await FailAsync(new RecordedHost("trixie-site"), "br9")).Single("Bridge not found", "name");
        Assert.Contains("\"br9\"", detail, StringComparison.Ordinal);
        Assert.Contains("Bridges of the host: br0.", detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("uplink0", "of type veth", "it is a port of \"br0\"")]
    [InlineData("vec0", "hardware", "Bridges of the host: br0.")]
    public async Task A_link_that_is_not_a_bridge_is_an_error_that_states_its_kind(string name, string kind, string more)
    {
        var detail = (await FailAsync(new RecordedHost("trixie-site"), name)).Single("Not a bridge", "name");
        Assert.Contains(kind, detail, StringComparison.Ordinal);
        Assert.Contains(more, detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unavailable_host_is_an_error_that_states_the_reason()
    {
        var host = new RecordedHost("trixie-site") { Processes = { [Environment.ProcessId] = ("ssh", 1) } };
        var detail = (await FailAsync(host, "br0")).Single("Host state not available", "name");
        Assert.Contains("\"ssh\"", detail, StringComparison.Ordinal);
        Assert.Contains("Run Terraform on the hypervisor itself", detail, StringComparison.Ordinal);
        Assert.Empty(host.Log);
    }

    [Fact]
    public async Task An_unreachable_hypervisor_is_an_error()
    {
        await _fake.StopAsync();
        (await FailAsync(new RecordedHost("trixie-site"), "br0")).Single("Hypervisor not reachable");
    }

    [Fact]
    public async Task An_unknown_hypervisor_URI_is_an_error()
    {
        var block = Workspace.ProviderBlock(null);
        block.Set(HvProvider.Provider.ProviderConfiguration.Uri, Tf<string>.Unknown);
        await using var process = await ProviderProcess.StartAsync(block, new RecordedHost("trixie-site").Access);
        Assert.Null(await process.ReadDataAsync("hv_host_bridge", Of("br0")));
        process.Messages.Single("Hypervisor URI not yet known");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a-name-that-is-too-long")]
    [InlineData("br/0")]
    public async Task An_invalid_link_name_is_rejected_before_the_host_is_read(string name)
    {
        await using var process = await StartAsync(new RecordedHost("trixie-site"));
        await process.ValidateDataAsync("hv_host_bridge", Of(name));
        Assert.Equal("name", Assert.Single(process.Messages.Errors).Path);
    }

    [Fact]
    public async Task The_number_of_commands_does_not_depend_on_the_number_of_data_sources()
    {
        var host = new RecordedHost("trixie-site");
        await using var process = await StartAsync(host);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => process.ReadDataAsync("hv_host_bridge", Of("br0"))));
        process.Messages.AssertNone();
        Assert.Equal(6, host.Log.Count);
    }

    private async Task<TfObject> ReadAsync(RecordedHost host)
    {
        await using var process = await StartAsync(host);
        var bridge = await process.ReadDataAsync("hv_host_bridge", Of("br0"));
        process.Messages.AssertNone();
        return bridge!;
    }

    private async Task<Messages> FailAsync(RecordedHost host, string name)
    {
        await using var process = await StartAsync(host);
        Assert.Null(await process.ReadDataAsync("hv_host_bridge", Of(name)));
        return process.Messages;
    }

    private Task<ProviderProcess> StartAsync(RecordedHost host) =>
        ProviderProcess.StartAsync(Workspace.ProviderBlock(_fake.Uri.ToString()), host.Access);

    private static TfObject Of(string name)
    {
        var config = HostBridgeSchema.Schema.NewObject();
        config.Set(Name, name);
        return config;
    }

    private static int IndexOf(string link) => HvProvider.Hosts.Kernel.LinkJson
        .Parse(Recording.Read("trixie-site", "address.json"), "ip").Single(l => l.Name == link).Index;

    private static string Text(Tf<IReadOnlyList<Tf<long>>> numbers) => string.Join(' ', numbers.Value.Select(n => n.Value));
}
