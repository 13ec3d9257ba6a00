using Acceptance.Tests.Attachments.Support;
using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using static Acceptance.Tests.Attachments.Support.TerraformSteps;

namespace Acceptance.Tests.Attachments;

/// <summary>Terraform changes resources at the same time, and libvirt changes a domain one change at a time.</summary>
[Collection(LinuxGuestCollection.Name)]
public sealed class ManyAttachmentsTests(LinuxGuestFixture fixture)
{
    private const int Count = 4;

    private readonly string _second = fixture.DrawName("second");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Several_NICs_of_two_domains_are_changed_in_one_apply()
    {
        var lease = await fixture.LeaseAsync(Token);
        await using var stopped = await lease.Hypervisor.DefineGuestAsync(_second, GuestOptions.Deaf, Token);
        await using var terraform = await TerraformWorkspace.CreateAsync(lease.Hypervisor.Uri, Token);

        await terraform.ApplyAndSettleAsync(Configure("up"), Token);
        var live = await lease.Guest.GetLiveNicsAsync(Token);
        Assert.Equal(Count, live.Select(nic => nic.Pci).Distinct().Count());
        Assert.Equal(Count, live.Select(nic => nic.Mac).Distinct().Count());
        Assert.Equal(
            live.Select(nic => nic.WithoutLiveParts()).OrderBy(nic => nic.Alias),
            (await lease.Guest.GetPersistentNicsAsync(Token)).OrderBy(nic => nic.Alias));
        Assert.Equal(Count, (await stopped.GetPersistentNicsAsync(Token)).Count);
        await lease.Guest.WaitForNicsAsync(nics => nics.Count == Count, Token);

        await terraform.ApplyAndSettleAsync(Configure("down"), Token);
        await lease.Guest.WaitForNicsAsync(nics => nics.Count == Count && nics.All(nic => !nic.HasCarrier), Token);
        Assert.All(await stopped.GetPersistentNicsAsync(Token), nic => Assert.Equal("down", nic.Link));

        (await terraform.DestroyAsync(Token)).OrThrow();
        await lease.AssertAsBeforeAsync(live[0].Tap, Token);
        await stopped.AssertNothingLeftAsync(lease.Hypervisor, null, Token);
    }

    private string Configure(string linkState) => $$"""
        resource "hv_network_attachment" "many" {
          for_each = {
            for pair in setproduct(["{{fixture.Domain}}", "{{_second}}"], range({{Count}})) :
            "${pair[0]}-${pair[1]}" => { domain = pair[0], name = "nic-${pair[1]}" }
          }
          domain     = each.value.domain
          name       = each.value.name
          bridge     = "br0"
          link_state = "{{linkState}}"
        }
        """;
}
