using Acceptance.Tests.Attachments.Support;
using Acceptance.Tests.Bridges.Support;
using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using static Acceptance.Tests.Bridges.Support.BridgeConfigurations;

namespace Acceptance.Tests.Bridges;

/// <summary>A network from its first apply to its destruction, with a running guest on it.</summary>
public sealed class BridgeLifecycleTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private readonly string _name = lease.DrawName("network");
    private readonly string _domain = lease.DrawName("user");
    private readonly string _mac = lease.DrawMac();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Hypervisor Hypervisor => lease.Hypervisor;

    private string Address => $"hv_bridge.{_name}";

    [Fact]
    public async Task A_network_lives_its_whole_life_and_its_guests_notice_nothing()
    {
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        var uuid = await CreateAsync(terraform);
        await using var guest = await Hypervisor.DefineGuestAsync(_domain, WithNic($"network='{_name}' portgroup='infra'"), Token);
        await guest.StartAsync(Token);
        var live = await guest.GetXmlAsync(inactive: false, Token);

        await ChangePortGroupsAsync(terraform, uuid);
        Assert.Equal(live, await guest.GetXmlAsync(inactive: false, Token));
        await terraform.AssertImportEqualsStateAsync(Address, _name, Token);

        await DestroyWhenUnusedAsync(terraform, guest);
    }

    [Fact]
    public async Task Isolation_takes_effect_at_the_next_start_of_the_network_and_each_plan_warns_until_then()
    {
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        await terraform.ApplyAndSettleAsync(Bridge(_name, "a = { vlan = 30 }"), Token);
        var uuid = (await terraform.GetAttributesAsync(Address, Token)).Text("uuid");

        await terraform.WriteAsync(Bridge(_name, "a = { vlan = 30 }", "isolated = true"), Token);
        var apply = (await terraform.ApplyAsync(Token)).OrThrow();
        Assert.Contains("Isolation not in effect yet", apply.Warnings.Select(warning => warning.Summary));
        Assert.DoesNotContain("isolated", await Hypervisor.DumpNetworkAsync(_name, Token), StringComparison.Ordinal);
        Assert.Contains("<port isolated='yes'/>", await Hypervisor.DumpInactiveNetworkAsync(_name, Token), StringComparison.Ordinal);
        var plan = await terraform.PlanAsync(Token);
        Assert.False(plan.HasChanges);
        Assert.Equal("Isolation not in effect yet", Assert.Single(plan.Warnings).Summary);

        await Hypervisor.VirshAsync(["net-destroy", _name], Token);
        await Hypervisor.VirshAsync(["net-start", _name], Token);
        await terraform.AssertSettledAsync(Token);
        Assert.Equal(uuid, (await terraform.GetAttributesAsync(Address, Token)).Text("uuid"));
        (await terraform.DestroyAsync(Token)).OrThrow();
        Assert.DoesNotContain(_name, await Hypervisor.ListNetworksAsync(Token));
    }

    [Fact]
    public async Task A_network_defined_outside_Terraform_is_refused_and_imported_with_all_its_settings()
    {
        var theirs = $"""
            <network ipv6='yes'>
              <name>{_name}</name>
              <metadata><my:a xmlns:my='http://x/'><my:b/></my:a></metadata>
              <forward mode='bridge'/>
              <bridge name='br0'/>
              <portgroup name='a' trustGuestRxFilters='yes'><vlan><tag id='30'/></vlan></portgroup>
            </network>
            """;
        await Hypervisor.DefineNetworkAsync(theirs, Token);
        await Hypervisor.VirshAsync(["net-start", _name], Token);
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        await terraform.WriteAsync(Bridge(_name, "a = { vlan = 30 }"), Token);
        var error = Assert.Single((await terraform.ApplyAsync(Token)).Errors);
        Assert.Equal("Network already exists", error.Summary);
        Assert.Contains($"terraform import hv_bridge.NAME {_name}.", error.Detail, StringComparison.Ordinal);
        await Hypervisor.AssertNetworkAsync(_name, theirs, Token);

        (await terraform.ImportAsync(Address, _name, Token)).OrThrow();
        await terraform.ApplyAndSettleAsync(Bridge(_name, "a = { vlan = 31 }", "isolated = false"), Token);
        await Hypervisor.AssertNetworkAsync(_name, theirs.Replace("'30'", "'31'", StringComparison.Ordinal), Token);
        Assert.Equal("active, autostart, persistent", await Hypervisor.DescribeNetworkAsync(_name, Token));
        (await terraform.DestroyAsync(Token)).OrThrow();
    }

    [Fact]
    public async Task Create_before_destroy_of_one_name_is_an_error_that_names_the_cause()
    {
        const string lifecycle = "lifecycle { create_before_destroy = true }";
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        await terraform.ApplyAndSettleAsync(Bridge(_name, "a = { vlan = 30 }", lifecycle), Token);
        await terraform.WriteAsync(
            Bridge(_name, "a = { vlan = 30 }", lifecycle).Replace("\"br0\"", "\"br9\"", StringComparison.Ordinal), Token);
        var error = Assert.Single((await terraform.ApplyAsync(Token)).Errors);
        Assert.Equal("Network already exists", error.Summary);
        Assert.Contains("remove create_before_destroy", error.Detail, StringComparison.Ordinal);

        await terraform.ApplyAndSettleAsync(
            Bridge(_name, "a = { vlan = 30 }").Replace("\"br0\"", "\"br9\"", StringComparison.Ordinal), Token);
        Assert.Contains("br9", await Hypervisor.DumpNetworkAsync(_name, Token), StringComparison.Ordinal);
        (await terraform.DestroyAsync(Token)).OrThrow();
    }

    [Fact]
    public async Task The_longest_name_is_the_longest_that_libvirt_accepts()
    {
        var name = _name.PadRight(247, 'x');
        lease.Add(name);
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        var configuration = Bridge(_name, "").Replace($"\"{_name}\"\n  bridge", $"\"{name}\"\n  bridge", StringComparison.Ordinal);
        await terraform.ApplyAndSettleAsync(configuration, Token);
        (await terraform.DestroyAsync(Token)).OrThrow();
        await Assert.ThrowsAnyAsync<Exception>(() => Hypervisor.DefineNetworkAsync($"<network><name>{name}x</name></network>", Token));
    }

    [Fact]
    public async Task Validate_reports_conflicting_attributes_of_a_port_group()
    {
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        await terraform.WriteAsync(Bridge(_name, "a = { vlan = 30, trunk = { tags = [40] } }"), Token);
        var error = Assert.Single((await terraform.ValidateAsync(Token)).Errors);
        Assert.Equal("Conflicting attributes", error.Summary);
        Assert.Equal(
            "port_groups[\"a\"].trunk cannot be set together with port_groups[\"a\"].vlan. Remove one of them.", error.Detail);
    }

    /// <summary>Creates the network, compares it with libvirt's definitions, and imports it by name and by UUID.</summary>
    private async Task<string> CreateAsync(TerraformWorkspace terraform)
    {
        await terraform.ApplyAndSettleAsync(
            Bridge(_name, """
                iot   = { vlan = 30, bandwidth = { inbound = { average = 1000, peak = 2000, burst = 5120 }, outbound = { average = 128 } } }
                    dmz   = { trunk = { tags = ["40-42"], native = 40 }, default = true }
                    infra = {}
                """),
            Token);
        var uuid = await Hypervisor.AssertNetworkAsync(
            _name,
            $"""
            <network>
              <name>{_name}</name>
              <forward mode='bridge'/>
              <bridge name='br0'/>
              <portgroup name='dmz' default='yes'>
                <vlan trunk='yes'><tag id='40' nativeMode='untagged'/><tag id='41'/><tag id='42'/></vlan>
              </portgroup>
              <portgroup name='infra'/>
              <portgroup name='iot'>
                <vlan><tag id='30'/></vlan>
                <bandwidth><inbound average='1000' peak='2000' burst='5120'/><outbound average='128'/></bandwidth>
              </portgroup>
            </network>
            """,
            Token);
        Assert.Equal("active, autostart, persistent", await Hypervisor.DescribeNetworkAsync(_name, Token));
        await terraform.AssertImportEqualsStateAsync(Address, _name, Token);
        await terraform.AssertImportEqualsStateAsync(Address, uuid, Token);
        return uuid;
    }

    /// <summary>Moves the default, changes a VLAN, removes a port group and adds one, while a guest runs on the network.</summary>
    private async Task ChangePortGroupsAsync(TerraformWorkspace terraform, string uuid)
    {
        await terraform.WriteAsync(
            Bridge(_name, """
                iot   = { vlan = 31, default = true }
                    infra = { vlan = 20 }
                    guests = { trunk = { tags = ["50-51"] } }
                """),
            Token);
        var (result, change) = await terraform.PlanChangeAsync(Address, Token);
        Assert.Equal(["update"], change.Actions);
        Assert.Contains(
            $"domain \"{_domain}\", NIC {_mac} at vnet",
            Assert.Single(result.Warnings, warning => warning.Summary == "Running guests are not updated").Detail,
            StringComparison.Ordinal);
        (await terraform.RunAsync(["apply", "-json", "change.plan"], Token)).OrThrow();
        var next = await terraform.PlanAsync(Token);
        Assert.False(next.HasChanges, next.Command.Output);
        Assert.Equal("Running guests differ from port group", Assert.Single(next.Warnings).Summary);
        Assert.Equal(uuid, await Hypervisor.AssertNetworkAsync(
            _name,
            $"""
            <network>
              <name>{_name}</name>
              <forward mode='bridge'/>
              <bridge name='br0'/>
              <portgroup name='infra'><vlan><tag id='20'/></vlan></portgroup>
              <portgroup name='iot' default='yes'><vlan><tag id='31'/></vlan></portgroup>
              <portgroup name='guests'><vlan trunk='yes'><tag id='50'/><tag id='51'/></vlan></portgroup>
            </network>
            """,
            Token));
    }

    /// <summary>Destroys the network: an error while a running and then a stopped guest uses it.</summary>
    private async Task DestroyWhenUnusedAsync(TerraformWorkspace terraform, Guest guest)
    {
        await AssertInUseAsync(terraform, $"domain \"{_domain}\" (running; NIC {_mac})");
        await guest.StopAsync(Token);
        await AssertInUseAsync(terraform, $"domain \"{_domain}\" (stopped; NIC {_mac})");
        await Hypervisor.VirshAsync(["detach-interface", _domain, "network", "--config"], Token);
        (await terraform.DestroyAsync(Token)).OrThrow();
        Assert.DoesNotContain(_name, await Hypervisor.ListNetworksAsync(Token));
    }

    private static async Task AssertInUseAsync(TerraformWorkspace terraform, string user)
    {
        var error = Assert.Single((await terraform.DestroyAsync(Token)).Errors);
        Assert.Equal("Network is in use", error.Summary);
        Assert.Contains(user, error.Detail, StringComparison.Ordinal);
        var plan = await terraform.PlanAsync(Token);
        Assert.False(plan.HasChanges, plan.Command.Output);
    }

    private GuestOptions WithNic(string source) => GuestOptions.Deaf with
    {
        Devices = $"<interface type='network'><mac address='{_mac}'/><source {source}/><model type='virtio'/></interface>",
    };
}
