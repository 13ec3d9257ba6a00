using Acceptance.Tests.Attachments.Support;
using Acceptance.Tests.Bridges.Support;
using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using static Acceptance.Tests.Bridges.Support.BridgeConfigurations;

namespace Acceptance.Tests.Bridges;

/// <summary>A network from its first apply to its destruction, with a running guest on it.</summary>
public sealed class BridgeLifecycleTests(HypervisorFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Hypervisor Hypervisor => fixture.Hypervisor;

    [Fact]
    public async Task A_network_lives_its_whole_life_and_its_guests_notice_nothing()
    {
        const string address = "hv_bridge.life";
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        await terraform.ApplyAndSettleAsync(
            Bridge("life", """
                iot   = { vlan = 30, bandwidth = { inbound = { average = 1000, peak = 2000, burst = 5120 }, outbound = { average = 128 } } }
                    dmz   = { trunk = { tags = ["40-42"], native = 40 }, default = true }
                    infra = {}
                """),
            Token);
        var uuid = await Hypervisor.AssertNetworkAsync(
            "life",
            """
            <network>
              <name>life</name>
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
        Assert.Equal("active, autostart, persistent", await Hypervisor.DescribeNetworkAsync("life", Token));
        await terraform.AssertImportEqualsStateAsync(address, "life", Token);
        await terraform.AssertImportEqualsStateAsync(address, uuid, Token);

        await using var guest = await Hypervisor.DefineGuestAsync("life-guest", WithNic("network='life' portgroup='infra'"), Token);
        await guest.StartAsync(Token);
        var live = await guest.GetXmlAsync(inactive: false, Token);

        // The default moves, a VLAN changes, one goes and one comes, while the guest runs.
        await terraform.WriteAsync(
            Bridge("life", """
                iot   = { vlan = 31, default = true }
                    infra = { vlan = 20 }
                    guests = { trunk = { tags = ["50-51"] } }
                """),
            Token);
        var (result, change) = await terraform.PlanChangeAsync(address, Token);
        Assert.Equal(["update"], change.Actions);
        Assert.Contains(
            "domain \"life-guest\", NIC 52:54:00:6b:00:01 at vnet",
            Assert.Single(result.Warnings, warning => warning.Summary == "Running guests are not updated").Detail,
            StringComparison.Ordinal);
        (await terraform.RunAsync(["apply", "-json", "change.plan"], Token)).OrThrow();
        var next = await terraform.PlanAsync(Token);
        Assert.False(next.HasChanges, next.Command.Output);
        Assert.Equal("Running guests differ from port group", Assert.Single(next.Warnings).Summary);
        Assert.Equal(uuid, await Hypervisor.AssertNetworkAsync(
            "life",
            """
            <network>
              <name>life</name>
              <forward mode='bridge'/>
              <bridge name='br0'/>
              <portgroup name='infra'><vlan><tag id='20'/></vlan></portgroup>
              <portgroup name='iot' default='yes'><vlan><tag id='31'/></vlan></portgroup>
              <portgroup name='guests'><vlan trunk='yes'><tag id='50'/><tag id='51'/></vlan></portgroup>
            </network>
            """,
            Token));
        Assert.Equal(live, await guest.GetXmlAsync(inactive: false, Token));
        await terraform.AssertImportEqualsStateAsync(address, "life", Token);

        // In use: by the running guest, and then by the one that is stopped.
        await AssertInUseAsync(terraform, "domain \"life-guest\" (running; NIC 52:54:00:6b:00:01)");
        await guest.StopAsync(Token);
        await AssertInUseAsync(terraform, "domain \"life-guest\" (stopped; NIC 52:54:00:6b:00:01)");
        await Hypervisor.VirshAsync(["detach-interface", "life-guest", "network", "--config"], Token);
        (await terraform.DestroyAsync(Token)).OrThrow();
        Assert.DoesNotContain("life", await Hypervisor.ListNetworksAsync(Token));
    }

    [Fact]
    public async Task Isolation_comes_with_the_next_start_of_the_network_and_is_announced_until_then()
    {
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        await terraform.ApplyAndSettleAsync(Bridge("island", "a = { vlan = 30 }"), Token);
        var uuid = (await terraform.GetAttributesAsync("hv_bridge.island", Token)).Text("uuid");

        await terraform.WriteAsync(Bridge("island", "a = { vlan = 30 }", "isolated = true"), Token);
        var apply = (await terraform.ApplyAsync(Token)).OrThrow();
        Assert.Contains("Isolation not in effect yet", apply.Warnings.Select(warning => warning.Summary));
        Assert.DoesNotContain("isolated", await Hypervisor.DumpNetworkAsync("island", Token), StringComparison.Ordinal);
        Assert.Contains("<port isolated='yes'/>", await Hypervisor.DumpInactiveNetworkAsync("island", Token), StringComparison.Ordinal);
        var plan = await terraform.PlanAsync(Token);
        Assert.False(plan.HasChanges);
        Assert.Equal("Isolation not in effect yet", Assert.Single(plan.Warnings).Summary);

        await Hypervisor.VirshAsync(["net-destroy", "island"], Token);
        await Hypervisor.VirshAsync(["net-start", "island"], Token);
        await terraform.AssertSettledAsync(Token);
        Assert.Equal(uuid, (await terraform.GetAttributesAsync("hv_bridge.island", Token)).Text("uuid"));
        (await terraform.DestroyAsync(Token)).OrThrow();
        Assert.DoesNotContain("island", await Hypervisor.ListNetworksAsync(Token));
    }

    [Fact]
    public async Task Somebody_else_s_network_is_refused_and_can_be_imported_with_everything_that_is_his()
    {
        const string theirs = """
            <network ipv6='yes'>
              <name>theirs</name>
              <metadata><my:a xmlns:my='http://x/'><my:b/></my:a></metadata>
              <forward mode='bridge'/>
              <bridge name='br0'/>
              <portgroup name='a' trustGuestRxFilters='yes'><vlan><tag id='30'/></vlan></portgroup>
            </network>
            """;
        await Hypervisor.DefineNetworkAsync(theirs, Token);
        await Hypervisor.VirshAsync(["net-start", "theirs"], Token);
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        await terraform.WriteAsync(Bridge("theirs", "a = { vlan = 30 }"), Token);
        var error = Assert.Single((await terraform.ApplyAsync(Token)).Errors);
        Assert.Equal("Network already exists", error.Summary);
        Assert.Contains("terraform import hv_bridge.NAME 'theirs'", error.Detail, StringComparison.Ordinal);
        await Hypervisor.AssertNetworkAsync("theirs", theirs, Token);

        (await terraform.ImportAsync("hv_bridge.theirs", "theirs", Token)).OrThrow();
        await terraform.ApplyAndSettleAsync(Bridge("theirs", "a = { vlan = 31 }", "isolated = false"), Token);
        await Hypervisor.AssertNetworkAsync("theirs", theirs.Replace("'30'", "'31'", StringComparison.Ordinal), Token);
        Assert.Equal("active, autostart, persistent", await Hypervisor.DescribeNetworkAsync("theirs", Token));
        (await terraform.DestroyAsync(Token)).OrThrow();
    }

    [Fact]
    public async Task Create_before_destroy_of_one_name_is_told_clearly()
    {
        const string lifecycle = "lifecycle { create_before_destroy = true }";
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        await terraform.ApplyAndSettleAsync(Bridge("before", "a = { vlan = 30 }", lifecycle), Token);
        await terraform.WriteAsync(
            Bridge("before", "a = { vlan = 30 }", lifecycle).Replace("\"br0\"", "\"br9\"", StringComparison.Ordinal), Token);
        var error = Assert.Single((await terraform.ApplyAsync(Token)).Errors);
        Assert.Equal("Network already exists", error.Summary);
        Assert.Contains("remove create_before_destroy", error.Detail, StringComparison.Ordinal);

        await terraform.ApplyAndSettleAsync(
            Bridge("before", "a = { vlan = 30 }").Replace("\"br0\"", "\"br9\"", StringComparison.Ordinal), Token);
        Assert.Contains("br9", await Hypervisor.DumpNetworkAsync("before", Token), StringComparison.Ordinal);
        (await terraform.DestroyAsync(Token)).OrThrow();
    }

    [Fact]
    public async Task The_longest_name_is_as_long_as_libvirt_takes_it()
    {
        var name = new string('x', 247);
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        var configuration = Bridge("long", "").Replace("\"long\"\n  bridge", $"\"{name}\"\n  bridge", StringComparison.Ordinal);
        await terraform.ApplyAndSettleAsync(configuration, Token);
        (await terraform.DestroyAsync(Token)).OrThrow();
        await Assert.ThrowsAnyAsync<Exception>(() => Hypervisor.DefineNetworkAsync($"<network><name>{name}x</name></network>", Token));
    }

    [Fact]
    public async Task A_mistake_in_a_port_group_is_told_by_validate()
    {
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        await terraform.WriteAsync(Bridge("wrong", "a = { vlan = 30, trunk = { tags = [40] } }"), Token);
        var error = Assert.Single((await terraform.ValidateAsync(Token)).Errors);
        Assert.Equal("Conflicting attributes", error.Summary);
        Assert.Equal(
            "port_groups[\"a\"].trunk cannot be set together with port_groups[\"a\"].vlan. Remove one of them.", error.Detail);
    }

    private static async Task AssertInUseAsync(TerraformWorkspace terraform, string user)
    {
        var error = Assert.Single((await terraform.DestroyAsync(Token)).Errors);
        Assert.Equal("Network is in use", error.Summary);
        Assert.Contains(user, error.Detail, StringComparison.Ordinal);
        var plan = await terraform.PlanAsync(Token);
        Assert.False(plan.HasChanges, plan.Command.Output);
    }

    private static GuestOptions WithNic(string source) => GuestOptions.Deaf with
    {
        Devices = $"<interface type='network'><mac address='52:54:00:6b:00:01'/><source {source}/><model type='virtio'/></interface>",
    };
}
