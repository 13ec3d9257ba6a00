using Acceptance.Tests.Attachments.Support;
using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using static Acceptance.Tests.Attachments.Support.TerraformSteps;
using static Acceptance.Tests.Bridges.Support.BridgeConfigurations;

namespace Acceptance.Tests.Bridges;

/// <summary>
/// The limits of a port group, with a libvirtd that cannot put them into force: the machine's kernel may lack SFQ and police. What needs
/// them is in the lab's tests.
/// </summary>
public sealed class BandwidthTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private readonly string _network = lease.DrawName("limits");
    private readonly string _domain = lease.DrawName("limited");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Hypervisor Hypervisor => lease.Hypervisor;

    [Fact]
    public async Task The_NIC_of_a_stopped_domain_shows_the_limits_of_its_port_group()
    {
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        await using var guest = await Hypervisor.DefineGuestAsync(_domain, GuestOptions.Idle, Token);
        await terraform.ApplyAndSettleAsync(
            Limited("{ inbound = { average = 1000, peak = 2000, burst = 5120 }, outbound = { average = 128 } }"), Token);
        Assert.Equal(
            """{"inbound":{"average":1000,"burst":5120,"peak":2000},"outbound":{"average":128,"burst":null,"peak":null}}""",
            await ReadAsync(terraform));
        await terraform.AssertImportEqualsStateAsync(AddressOf("lan"), $"{_domain}/lan", Token);

        await terraform.WriteAsync(Limited("{ inbound = { average = 500 } }"), Token);
        var (_, change) = await terraform.PlanChangeAsync(AddressOf("lan"), Token);
        Assert.Equal(["update"], change.Actions);
        (await terraform.RunAsync(["apply", "-json", "change.plan"], Token)).OrThrow();
        await terraform.AssertSettledAsync(Token);
        Assert.Equal("""{"inbound":{"average":500,"burst":null,"peak":null},"outbound":null}""", await ReadAsync(terraform));

        // The definition asks for none itself.
        Assert.DoesNotContain("bandwidth", await guest.GetXmlAsync(inactive: true, Token), StringComparison.Ordinal);
        await terraform.ApplyAndSettleAsync(Limited("null"), Token);
        Assert.Equal("null", await ReadAsync(terraform));
        (await terraform.DestroyAsync(Token)).OrThrow();
    }

    [Fact]
    public async Task A_plan_names_the_running_guests_that_it_resyncs_and_changes_none_before_the_apply()
    {
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        await terraform.ApplyAndSettleAsync(Bridge(_network, "web = {}"), Token);
        var mac = lease.DrawMac();
        var nic = $"""
            <interface type='network'><mac address='{mac}'/><source network='{_network}' portgroup='web'/>
            <model type='virtio'/><rom enabled='no'/></interface>
            """;
        await using var guest = await Hypervisor.DefineGuestAsync(_domain, GuestOptions.Idle with { Devices = nic }, Token);
        await guest.StartAsync(Token);
        var live = await guest.GetXmlAsync(inactive: false, Token);

        await terraform.WriteAsync(
            Bridge(_network, "web = { bandwidth = { inbound = { average = 1000 } } }", "resync_guests = true"), Token);
        var plan = await terraform.PlanAsync(Token);
        Assert.Contains(
            $"domain \"{_domain}\", NIC {mac} at vnet",
            Assert.Single(plan.Warnings, warning => warning.Summary == "Running guests will be updated").Detail,
            StringComparison.Ordinal);

        // Reverted before it was applied: no guest was updated.
        await terraform.ApplyAndSettleAsync(Bridge(_network, "web = {}", "resync_guests = true"), Token);
        Assert.Equal(live, await guest.GetXmlAsync(inactive: false, Token));
        await guest.StopAsync(Token);
        await Hypervisor.VirshAsync(["detach-interface", _domain, "network", "--config"], Token);
        (await terraform.DestroyAsync(Token)).OrThrow();
    }

    private string Limited(string bandwidth) => Bridge(_network, $"web = {{ bandwidth = {bandwidth} }}")
        + $$"""
        resource "hv_network_attachment" "lan" {
          domain     = "{{_domain}}"
          name       = "lan"
          network    = hv_bridge.{{_network}}.name
          port_group = "web"
        }
        """;

    private static async Task<string> ReadAsync(TerraformWorkspace terraform) =>
        (await terraform.GetAttributesAsync(AddressOf("lan"), Token)).GetProperty("effective_bandwidth").GetRawText();
}
