using System.Xml.Linq;
using HvProvider.Tests.Terraform;
using LibvirtFake;
using static HvProvider.Tests.Resources.NetworkAttachments.SettingsOfAttachments;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>NICs of s390x domains, which have channel addresses even if the domain has a PCI controller.</summary>
public sealed class ChannelDeviceTests
{
    private const string ForeignMac = "52:54:00:00:00:01";

    private const string Domain = $"""
        <domain type='kvm'><name>web01</name><memory unit='KiB'>131072</memory><vcpu>1</vcpu>
        <os><type arch='s390x' machine='s390-ccw-virtio-9.0'>hvm</type></os>
        <devices><emulator>/usr/bin/qemu-system-s390x</emulator><controller type='pci' index='0' model='pci-root'/>
        <interface type='bridge'><mac address='{ForeignMac}'/><source bridge='br0'/><model type='virtio'/>
        <address type='ccw' cssid='0xfe' ssid='0x0' devno='0x0000'/></interface></devices></domain>
        """;

    [Theory]
    [InlineData(FakeDomainKind.Running)]
    [InlineData(FakeDomainKind.Stopped)]
    public async Task A_nic_is_attached_without_a_pci_address_changed_and_removed(FakeDomainKind kind)
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.Host.AddDomain(Domain, kind);
        var workspace = new Workspace(fake);
        var state = await workspace.ApplyAsync("a", Attachment.Of());
        Assert.True(state.Get(Pci).IsNull);
        AssertAddress("0x0001");
        await workspace.AssertNothingToDoAsync();

        await workspace.ApplyAsync("a", Attachment.Of(c => c.Set(Vlan, 30)));
        await workspace.ApplyAsync("a", Attachment.Of(c => c.Set(Mac, "52:54:00:00:00:03")));
        AssertAddress("0x0001");
        await workspace.AssertNothingToDoAsync();

        workspace.Config.Clear();
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.All(Definitions(web), nic => Assert.Equal(ForeignMac, nic.Mac()));

        void AssertAddress(string number) => Assert.All(
            Definitions(web).Where(nic => nic.Alias() == "ua-lan"), nic => Assert.Equal(("ccw", number), AddressOf(nic)));
    }

    [Fact]
    public async Task An_imported_nic_keeps_its_channel_address_and_is_removed()
    {
        await using var fake = await FakeLibvirtd.StartAsync();
        var web = fake.Host.AddDomain(Domain, FakeDomainKind.Running);
        var workspace = new Workspace(fake);
        (await workspace.ImportAsync("a", $"web01/{ForeignMac}")).AssertNone();
        await workspace.ApplyAsync("a", Attachment.Of(c =>
        {
            c.Set(Mac, ForeignMac);
            c.Set(Vlan, 30);
        }));
        Assert.All(Definitions(web), nic => Assert.Equal(("30", ("ccw", "0x0000")), (nic.Tag(), AddressOf(nic))));
        workspace.Config.Clear();
        (await workspace.ApplyAsync()).AssertNoErrors();
        Assert.Empty(Definitions(web));
    }

    private static IEnumerable<XElement> Definitions(FakeDomain domain) => domain.LiveInterfaces.Concat(domain.ConfigInterfaces);

    private static (string?, string?) AddressOf(XElement nic) =>
        (nic.Element("address")?.Attribute("type")?.Value, nic.Element("address")?.Attribute("devno")?.Value);
}
