using Acceptance.Tests.Attachments.Support;
using Acceptance.Tests.Bridges.Support;
using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Terraform;
using static Acceptance.Tests.Bridges.Support.BridgeConfigurations;

namespace Acceptance.Tests.Bridges;

/// <summary>A change by virsh is shown by the next plan and corrected by the next apply.</summary>
public sealed class HandEditTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private readonly string _name = lease.DrawName("edited");

    private string Address => $"hv_bridge.{_name}";

    private string Expected => $"""
        <network>
          <name>{_name}</name>
          <forward mode='bridge'/>
          <bridge name='br0'/>
          <portgroup name='infra' default='yes'/>
          <portgroup name='iot'><vlan><tag id='30'/></vlan><bandwidth><outbound average='128'/></bandwidth></portgroup>
          <portgroup name='trunk'><vlan trunk='yes'><tag id='40'/><tag id='41'/></vlan></portgroup>
        </network>
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Hypervisor Hypervisor => lease.Hypervisor;

    [Fact]
    public async Task Every_attribute_that_was_changed_by_hand_is_shown_and_repaired()
    {
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        await terraform.ApplyAndSettleAsync(
            Bridge(_name, """
                infra = { default = true }
                    iot   = { vlan = 30, bandwidth = { outbound = { average = 128 } } }
                    trunk = { trunk = { tags = [40, 41] } }
                """),
            Token);
        var uuid = await AssertRightAsync();

        foreach (var edit in Edits(uuid))
        {
            await Hypervisor.RunAsync(["sh", "-e", "-c", edit], Token);
            var (result, change) = await terraform.PlanChangeAsync(Address, Token);
            Assert.True(change.Actions is ["update"], $"{edit}: {string.Join(", ", change.Actions)}");
            Assert.Empty(result.Errors);
            (await terraform.RunAsync(["apply", "-json", "change.plan"], Token)).OrThrow();
            Assert.Equal(uuid, await AssertRightAsync());
            await terraform.AssertSettledAsync(Token);
        }

        (await terraform.DestroyAsync(Token)).OrThrow();
        Assert.DoesNotContain(_name, await Hypervisor.ListNetworksAsync(Token));
    }

    [Fact]
    public async Task A_removed_or_replaced_network_is_created_again()
    {
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        var configuration = Bridge(_name, "iot = { vlan = 30 }");
        await terraform.ApplyAndSettleAsync(configuration, Token);
        await Hypervisor.RunAsync(["sh", "-e", "-c", $"virsh net-destroy {_name}; virsh net-undefine {_name}"], Token);
        await terraform.ApplyAndSettleAsync(configuration, Token);

        // Another tool recreates it as a network of another kind.
        var uuid = (await terraform.GetAttributesAsync(Address, Token)).Text("uuid");
        await Hypervisor.RunAsync(["sh", "-e", "-c", $"virsh net-destroy {_name}; virsh net-undefine {_name}"], Token);
        await Hypervisor.DefineNetworkAsync(
            $"<network><name>{_name}</name><uuid>{uuid}</uuid><forward mode='bridge'/><bridge name='br9'/></network>", Token);
        await Hypervisor.VirshAsync(["net-start", _name], Token);
        await terraform.ApplyAndSettleAsync(configuration, Token);
        Assert.Contains("br0", await Hypervisor.DumpNetworkAsync(_name, Token), StringComparison.Ordinal);
        (await terraform.DestroyAsync(Token)).OrThrow();
    }

    private async Task<string> AssertRightAsync()
    {
        Assert.Equal("active, autostart, persistent", await Hypervisor.DescribeNetworkAsync(_name, Token));
        return await Hypervisor.AssertNetworkAsync(_name, Expected, Token);
    }

    private IEnumerable<string> Edits(string uuid) =>
    [
        $"virsh net-autostart --disable {_name}",
        $"virsh net-destroy {_name}",
        $"virsh net-undefine {_name}",
        $"virsh net-destroy {_name}; virsh net-autostart --disable {_name}",
        Update("modify", "<portgroup name='iot'><vlan><tag id='99'/></vlan></portgroup>"),
        Update("modify", "<portgroup name='iot'><vlan><tag id='30'/></vlan></portgroup>"),
        Update("modify", "<portgroup name='infra' default='yes'><vlan><tag id='7'/></vlan></portgroup>"),
        Update("modify", "<portgroup name='infra' default='yes'><vlan><tag id='5'/><tag id='5'/></vlan></portgroup>"),
        Update("modify", "<portgroup name='trunk'><vlan trunk='yes'><tag id='40' nativeMode='tagged'/><tag id='41'/></vlan></portgroup>"),
        Update("modify", "<portgroup name='infra'/>"),
        Update("modify", "<portgroup name='infra'/>") + "; " + Update("modify", "<portgroup name='trunk' default='yes'/>"),
        Update("delete", "<portgroup name='trunk'/>"),
        Update("add-first", "<portgroup name='mine'/>"),
        Update("modify", "<portgroup name='iot'/>", "--live"),
        Update("modify", "<portgroup name='iot'/>", "--config"),
        Define("<port isolated='yes'/>", uuid),
        Define("", uuid, "br9"),
        $"virsh net-destroy {_name}; " + Define("", uuid, "br9"),
    ];

    private string Update(string command, string group, string definitions = "--live --config") =>
        $"""virsh net-update {_name} {command} portgroup "{group}" {definitions}""";

    private string Define(string more, string uuid, string bridge = "br0") =>
        $"""
        cat > /tmp/{_name}.xml <<'END'
        <network><name>{_name}</name><uuid>{uuid}</uuid><forward mode='bridge'/><bridge name='{bridge}'/>{more}</network>
        END
        virsh net-define /tmp/{_name}.xml
        """;
}
