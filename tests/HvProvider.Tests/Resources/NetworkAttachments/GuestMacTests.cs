using HvProvider.Tests.Terraform;
using LibvirtFake;
using LibvirtSharp;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>A guest gave its NIC another MAC address, which libvirt 11.2 and newer report in the live XML.</summary>
public sealed class GuestMacTests
{
    private const string GuestMac = "52:54:00:99:99:99";

    [Fact]
    public async Task A_nic_whose_guest_changed_its_address_is_adopted()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest(
            interfaces: Guests.Foreign(Guests.LanMac, 3, "<link state='up'/><alias name='ua-lan'/>"));
        Change(web);
        var workspace = new Workspace(fake);
        var state = await workspace.ApplyAsync("a", Attachment.Of());
        Assert.Equal(Guests.LanMac, state.Get(Mac).Value);
        Assert.Equal(0, fake.Log.Count(LibvirtProcedure.DomainAttachDeviceFlags));
        await workspace.AssertNothingToDoAsync();
    }

    [Theory]
    [InlineData("link_state", "down")]
    [InlineData("model", "e1000e")]
    public async Task The_address_of_the_guest_is_no_difference_and_is_never_sent(string attribute, string value)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of());
        Change(web);
        await workspace.AssertNothingToDoAsync();
        fake.Log.Clear();

        workspace.Config["a"] = Attachment.Of(c => c.Set(attribute == "model" ? Model : Link, value));
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Contains(fake.Log.Calls, call => call.Text?.Contains("<interface", StringComparison.Ordinal) is true);
        Assert.All(fake.Log.Calls, call => Assert.DoesNotContain("currentAddress", call.Text ?? "", StringComparison.Ordinal));
        Assert.Equal(Guests.LanMac, web.Live().Mac());
        await workspace.AssertNothingToDoAsync();
    }

    private static void Change(FakeDomain domain) => domain.Live().Element("mac")!.SetAttributeValue("currentAddress", GuestMac);
}
