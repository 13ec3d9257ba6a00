using HvProvider.Tests.Terraform;
using LibvirtFake;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>Another tool redefines the running domain from a template, in which the NIC has another MAC address.</summary>
public sealed class RedefinedDomainTests
{
    private const string NewMac = "52:54:00:11:22:33";

    [Theory]
    [InlineData("0x01")]
    [InlineData("0x06")]
    public async Task A_nic_that_kept_its_alias_gets_the_mac_and_pci_address_of_the_running_one(string bus)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await AttachedAsync(fake);
        web.Redefine(nic =>
        {
            nic.Element("mac")!.SetAttributeValue("address", NewMac);
            nic.Element("address")!.SetAttributeValue("bus", bus);
        });
        (await workspace.ApplyAsync()).AssertNoErrors();
        var nic = Assert.Single(web.ConfigInterfaces);
        Assert.Equal(("ua-lan", Guests.LanMac, "0x01", "30"), (nic.Alias(), nic.Mac(), nic.PciBus(), nic.Tag()));
        Assert.Equal(Guests.LanMac, Assert.Single(web.LiveInterfaces).Mac());
        await workspace.AssertNothingToDoAsync();
    }

    [Fact]
    public async Task A_nic_with_neither_alias_nor_mac_address_is_another_one_and_reported()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var (web, workspace) = await AttachedAsync(fake);
        web.Redefine(nic =>
        {
            nic.Element("mac")!.SetAttributeValue("address", NewMac);
            nic.Element("alias")!.Remove();
        });
        Assert.Contains(
            "the persistent definition does not contain the NIC (another NIC, 52:54:00:11:22:33, has its PCI address 0000:01:00.0 there; "
            + "it is neither changed nor removed)",
            (await workspace.PlanAsync()).Messages.Single("Attachment out of sync", "in_sync"),
            StringComparison.Ordinal);
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Equal([NewMac, Guests.LanMac], web.ConfigInterfaces.Select(static nic => nic.Mac()));

        workspace.Config.Clear();
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Empty(web.LiveInterfaces);
        Assert.Equal(NewMac, Assert.Single(web.ConfigInterfaces).Mac());
    }

    private static async Task<(FakeDomain Web, Workspace Workspace)> AttachedAsync(FakeLibvirtd fake)
    {
        var web = fake.AddGuest();
        var workspace = new Workspace(fake);
        await workspace.ApplyAsync("a", Attachment.Of(c => c.Set(Vlan, 30)));
        return (web, workspace);
    }
}
