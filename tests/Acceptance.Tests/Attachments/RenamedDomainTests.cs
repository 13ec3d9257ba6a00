using Acceptance.Tests.Attachments.Support;
using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using static Acceptance.Tests.Attachments.Support.TerraformSteps;

namespace Acceptance.Tests.Attachments;

/// <summary>Another tool renames a stopped domain. The attachment follows it by its UUID.</summary>
public sealed class RenamedDomainTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private const string Address = "hv_network_attachment.lan";

    private readonly string _domain = lease.DrawName("renamed");
    private readonly string _kept = lease.DrawName("renamed-old");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Hypervisor Hypervisor => lease.Hypervisor;

    [Fact]
    public async Task A_renamed_domain_keeps_its_NIC()
    {
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        await using var guest = await Hypervisor.DefineGuestAsync(_domain, GuestOptions.Idle, Token);
        await terraform.ApplyAndSettleAsync(Attachment(_domain, "lan", "bridge = \"br0\""), Token);
        var nic = Assert.Single(await guest.GetPersistentNicsAsync(Token));
        await RenameAsync(_domain, _kept);
        try
        {
            var plan = (await terraform.PlanAsync(Token)).OrThrow();
            Assert.False(plan.HasChanges, plan.Command.Output);
            var warning = Assert.Single(plan.Warnings);
            Assert.Equal("Domain was renamed", warning.Summary);
            Assert.Contains($"Set domain = \"{_kept}\".", warning.Detail, StringComparison.Ordinal);
            (await terraform.ApplyAsync(Token)).OrThrow();

            await terraform.ApplyAndSettleAsync(Attachment(_kept, "lan", "bridge = \"br0\""), Token);
        }
        finally
        {
            await RenameAsync(_kept, _domain);
        }

        Assert.Equal(nic, Assert.Single(await guest.GetPersistentNicsAsync(Token)));
        (await terraform.DestroyAsync(Token)).OrThrow();
        Assert.Empty(await guest.GetPersistentNicsAsync(Token));
    }

    [Fact]
    public async Task A_new_domain_with_the_former_name_gets_the_NIC_and_the_plan_says_where_it_is_removed()
    {
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        await using var cleanup = await Hypervisor.DefineGuestAsync(_kept, GuestOptions.Idle, Token);
        await Hypervisor.VirshAsync(["undefine", _kept], Token);
        var first = await Hypervisor.DefineGuestAsync(_domain, GuestOptions.Idle, Token);
        await terraform.ApplyAndSettleAsync(Attachment(_domain, "lan", "bridge = \"br0\""), Token);
        var nic = Assert.Single(await first.GetPersistentNicsAsync(Token));
        await RenameAsync(_domain, _kept);
        await using var second = await Hypervisor.DefineGuestAsync(_domain, GuestOptions.Idle, Token);

        var (plan, change) = await terraform.PlanChangeAsync(Address, Token);
        Assert.Equal(["delete", "create"], change.Actions);
        var warning = Assert.Single(plan.Warnings);
        Assert.Equal("Domain name reassigned", warning.Summary);
        Assert.Contains($"from \"{_kept}\" and attaches it to \"{_domain}\"", warning.Detail, StringComparison.Ordinal);
        (await terraform.RunAsync(["apply", "-json", "change.plan"], Token)).OrThrow();
        await terraform.AssertSettledAsync(Token);
        Assert.Equal(nic.Mac, Assert.Single(await second.GetPersistentNicsAsync(Token)).Mac);
        Assert.DoesNotContain(nic.Mac, await cleanup.GetXmlAsync(inactive: true, Token), StringComparison.Ordinal);
        (await terraform.DestroyAsync(Token)).OrThrow();
    }

    [Fact]
    public async Task A_domain_whose_name_is_a_UUID_is_found_by_its_name()
    {
        var name = Guid.NewGuid().ToString();
        lease.Add(name);
        await using var guest = await Hypervisor.DefineGuestAsync(name, GuestOptions.Idle, Token);
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        await terraform.ApplyAndSettleAsync(Attachment(name, "lan", "bridge = \"br0\""), Token);
        Assert.Single(await guest.GetPersistentNicsAsync(Token));
        Assert.Equal(guest.Uuid.ToString(), (await terraform.GetAttributesAsync(Address, Token)).Text("domain_uuid"));
        await terraform.AssertImportEqualsStateAsync(Address, $"{name}/lan", Token);
        (await terraform.DestroyAsync(Token)).OrThrow();
        Assert.Empty(await guest.GetPersistentNicsAsync(Token));
    }

    private Task RenameAsync(string from, string to) => Hypervisor.VirshAsync(["domrename", from, to], Token);
}
