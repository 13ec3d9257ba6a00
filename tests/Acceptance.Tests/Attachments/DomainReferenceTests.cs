using Acceptance.Tests.Attachments.Support;
using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using static Acceptance.Tests.Attachments.Support.TerraformSteps;

namespace Acceptance.Tests.Attachments;

/// <summary>The domain reference: by name, by UUID, missing at plan, or recreated with another UUID.</summary>
public sealed class DomainReferenceTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private const string Address = "hv_network_attachment.lan";

    private readonly string _domain = lease.DrawName("referred");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Hypervisor Hypervisor => lease.Hypervisor;

    [Fact]
    public async Task A_missing_domain_is_an_error_at_apply_and_none_at_plan()
    {
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        await terraform.WriteAsync(Attachment(_domain, "lan", "bridge = \"br0\""), Token);
        var apply = await terraform.ApplyAsync(Token);
        var error = Assert.Single(apply.Errors);
        Assert.Equal((Address, $"domain = \"{_domain}\""), (error.Address, error.Snippet?.Trim()));

        var (plan, change) = await terraform.PlanChangeAsync(Address, Token);
        Assert.Equal(["create"], change.Actions);
        Assert.Empty(plan.Warnings);
        var planned = change.After.Text("mac_address");
        Assert.NotNull(planned);

        // The saved plan, applied after the domain was created.
        await using var guest = await Hypervisor.DefineGuestAsync(_domain, GuestOptions.Deaf, Token);
        (await terraform.RunAsync(["apply", "-json", "change.plan"], Token)).OrThrow();
        await terraform.AssertSettledAsync(Token);
        Assert.Equal(planned, Assert.Single(await guest.GetPersistentNicsAsync(Token)).Mac);
    }

    [Fact]
    public async Task Name_and_UUID_refer_to_the_same_domain()
    {
        await using var guest = await Hypervisor.DefineGuestAsync(_domain, GuestOptions.Deaf, Token);
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        await terraform.ApplyAndSettleAsync(Attachment(_domain, "lan", "bridge = \"br0\""), Token);
        var nic = Assert.Single(await guest.GetPersistentNicsAsync(Token));

        foreach (var spelling in new[] { guest.Uuid.ToString(), guest.Uuid.ToString("N"), _domain })
        {
            await terraform.WriteAsync(Attachment(spelling, "lan", "bridge = \"br0\""), Token);
            var (_, change) = await terraform.PlanChangeAsync(Address, Token);
            Assert.Equal(["update"], change.Actions);
            (await terraform.RunAsync(["apply", "-json", "change.plan"], Token)).OrThrow();
            await terraform.AssertSettledAsync(Token);
            Assert.Equal(nic, Assert.Single(await guest.GetPersistentNicsAsync(Token)));
        }

        // A NIC that is created by UUID has the same MAC address as by name.
        (await terraform.DestroyAsync(Token)).OrThrow();
        await terraform.ApplyAndSettleAsync(Attachment(guest.Uuid.ToString(), "lan", "bridge = \"br0\""), Token);
        Assert.Equal(nic, Assert.Single(await guest.GetPersistentNicsAsync(Token)));
        await terraform.AssertImportEqualsStateAsync(Address, $"{guest.Uuid}/lan", Token);
    }

    [Fact]
    public async Task A_domain_of_the_same_name_with_another_UUID_is_another_domain()
    {
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        string mac;
        await using (var first = await Hypervisor.DefineGuestAsync(_domain, GuestOptions.Deaf, Token))
        {
            await terraform.ApplyAndSettleAsync(Attachment(_domain, "lan", "bridge = \"br0\""), Token);
            mac = Assert.Single(await first.GetPersistentNicsAsync(Token)).Mac;
        }

        await using var second = await Hypervisor.DefineGuestAsync(_domain, GuestOptions.Deaf, Token);
        var (_, change) = await terraform.PlanChangeAsync(Address, Token);
        Assert.Equal(["create"], change.Actions);
        (await terraform.RunAsync(["apply", "-json", "change.plan"], Token)).OrThrow();
        await terraform.AssertSettledAsync(Token);

        // Rebuilding must not change the network.
        Assert.Equal(mac, Assert.Single(await second.GetPersistentNicsAsync(Token)).Mac);
        Assert.Equal(second.Uuid.ToString(), (await terraform.GetAttributesAsync(Address, Token)).Text("domain_uuid"));
    }
}
