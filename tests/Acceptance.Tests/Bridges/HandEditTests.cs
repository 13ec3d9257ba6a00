using Acceptance.Tests.Attachments.Support;
using Acceptance.Tests.Bridges.Support;
using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Terraform;
using static Acceptance.Tests.Bridges.Support.BridgeConfigurations;

namespace Acceptance.Tests.Bridges;

/// <summary>What somebody changes by virsh is shown by the next plan and put right by the next apply.</summary>
public sealed class HandEditTests(HypervisorFixture fixture)
{
    private const string Address = "hv_bridge.hand";

    private const string Wanted = """
        <network>
          <name>hand</name>
          <forward mode='bridge'/>
          <bridge name='br0'/>
          <portgroup name='infra' default='yes'/>
          <portgroup name='iot'><vlan><tag id='30'/></vlan><bandwidth><outbound average='128'/></bandwidth></portgroup>
          <portgroup name='trunk'><vlan trunk='yes'><tag id='40'/><tag id='41'/></vlan></portgroup>
        </network>
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Hypervisor Hypervisor => fixture.Hypervisor;

    [Fact]
    public async Task Every_attribute_that_was_changed_by_hand_is_shown_and_repaired()
    {
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        await terraform.ApplyAndSettleAsync(
            Bridge("hand", """
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
        Assert.DoesNotContain("hand", await Hypervisor.ListNetworksAsync(Token));
    }

    [Fact]
    public async Task A_network_that_was_removed_or_became_another_one_comes_back()
    {
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        var configuration = Bridge("back", "iot = { vlan = 30 }");
        await terraform.ApplyAndSettleAsync(configuration, Token);
        await Hypervisor.RunAsync(["sh", "-e", "-c", "virsh net-destroy back; virsh net-undefine back"], Token);
        await terraform.ApplyAndSettleAsync(configuration, Token);

        // Somebody made it anew as a network of another kind.
        var uuid = (await terraform.GetAttributesAsync("hv_bridge.back", Token)).Text("uuid");
        await Hypervisor.RunAsync(["sh", "-e", "-c", "virsh net-destroy back; virsh net-undefine back"], Token);
        await Hypervisor.DefineNetworkAsync(
            $"<network><name>back</name><uuid>{uuid}</uuid><forward mode='bridge'/><bridge name='br9'/></network>", Token);
        await Hypervisor.VirshAsync(["net-start", "back"], Token);
        await terraform.ApplyAndSettleAsync(configuration, Token);
        Assert.Contains("br0", await Hypervisor.DumpNetworkAsync("back", Token), StringComparison.Ordinal);
        (await terraform.DestroyAsync(Token)).OrThrow();
    }

    private async Task<string> AssertRightAsync()
    {
        Assert.Equal("active, autostart, persistent", await Hypervisor.DescribeNetworkAsync("hand", Token));
        return await Hypervisor.AssertNetworkAsync("hand", Wanted, Token);
    }

    private static IEnumerable<string> Edits(string uuid) =>
    [
        "virsh net-autostart --disable hand",
        "virsh net-destroy hand",
        "virsh net-undefine hand",
        "virsh net-destroy hand; virsh net-autostart --disable hand",
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
        "virsh net-destroy hand; " + Define("", uuid, "br9"),
    ];

    private static string Update(string command, string group, string definitions = "--live --config") =>
        $"""virsh net-update hand {command} portgroup "{group}" {definitions}""";

    private static string Define(string more, string uuid, string bridge = "br0") =>
        $"""echo "<network><name>hand</name><uuid>{uuid}</uuid><forward mode='bridge'/><bridge name='{bridge}'/>{more}</network>" > /tmp/hand.xml; virsh net-define /tmp/hand.xml""";
}
