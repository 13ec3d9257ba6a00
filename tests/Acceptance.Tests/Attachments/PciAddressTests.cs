using Acceptance.Tests.Attachments.Support;
using Acceptance.Tests.Fixtures;
using Hypervisors.Terraform;
using static Acceptance.Tests.Attachments.Support.TerraformSteps;

namespace Acceptance.Tests.Attachments;

/// <summary>libvirt chooses addresses in the two definitions independently, and so swaps NICs at the guest's next start.</summary>
[Collection(LinuxGuestCollection.Name)]
public sealed class PciAddressTests(LinuxGuestFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Live_and_persistent_addresses_are_equal_after_two_plug_unplug_cycles_of_two_NICs()
    {
        var lease = await fixture.LeaseAsync(Token);
        await using var terraform = await TerraformWorkspace.CreateAsync(lease.Hypervisor.Uri, Token);

        // Each time they come and go in another order, which is how the definitions came apart.
        foreach (var (first, second) in new[] { ("one", "two"), ("two", "one"), ("one", "two") })
        {
            await ApplyAsync(lease, terraform, first);
            await ApplyAsync(lease, terraform, first, second);
            await ApplyAsync(lease, terraform, second);
            await ApplyAsync(lease, terraform, second, first);
            await ApplyAsync(lease, terraform);
        }

        await lease.AssertAsBeforeAsync(null, Token);
    }

    private async Task ApplyAsync(GuestLease lease, TerraformWorkspace terraform, params string[] names)
    {
        await terraform.WriteAsync(
            string.Concat(names.Select(name => Attachment(fixture.Domain, name, "bridge = \"br0\""))), Token);
        (await terraform.ApplyAsync(Token)).OrThrow();
        var live = await AddressesAsync(lease.Guest.GetLiveNicsAsync(Token));
        Assert.Equal(names.Select(name => $"ua-{name}").Order(), live.Select(pair => pair.Alias));
        Assert.Equal(live, await AddressesAsync(lease.Guest.GetPersistentNicsAsync(Token)));
    }

    private static async Task<IReadOnlyList<(string? Alias, string? Pci)>> AddressesAsync(Task<IReadOnlyList<DomainNic>> nics) =>
        [.. (await nics).Select(nic => (nic.Alias, nic.Pci)).Order()];
}
