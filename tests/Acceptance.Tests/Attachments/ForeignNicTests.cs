using System.Xml.Linq;
using Acceptance.Tests.Attachments.Support;
using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using static Acceptance.Tests.Attachments.Support.TerraformSteps;

namespace Acceptance.Tests.Attachments;

/// <summary>NICs that other tools defined, with parts that this provider does not manage, or of kinds that are on no bridge.</summary>
public sealed class ForeignNicTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private const string Address = "hv_network_attachment.lan";

    private const string Parts =
        "<model type='virtio'/><filterref filter='clean-traffic'/><mtu size='1500'/><coalesce><rx><frames max='7'/></rx></coalesce>"
        + "<boot order='1'/>";

    /// <summary>Kinds of NICs whose parts a bridge does not allow, as a stopped domain can define them.</summary>
    private static readonly string[] Kinds =
    [
        "<interface type='user'>MAC<backend type='passt' logFile='/tmp/passt.log'/><source dev='br0'/>"
            + "<portForward proto='tcp'><range start='2022' to='22'/></portForward><model type='virtio'/></interface>",
        "<interface type='user'>MAC<ip address='10.0.2.15' family='ipv4' prefix='24'/><model type='virtio'/></interface>",
        "<interface type='direct'>MAC<source dev='br0' mode='vepa'/><virtualport type='802.1Qbh'><parameters profileid='x'/></virtualport>"
            + "<model type='virtio'/></interface>",
        "<interface type='ethernet'>MAC<script path='/bin/true'/><target dev='other0' managed='no'/><model type='virtio'/></interface>",
        "<interface type='hostdev' managed='yes'>MAC<driver name='vfio'/><source><address type='pci' domain='0x0000' bus='0x77' "
            + "slot='0x1' function='0x1'/></source></interface>",
        "<interface type='server'>MAC<source address='127.0.0.1' port='5558'/><model type='virtio'/></interface>",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Hypervisor Hypervisor => lease.Hypervisor;

    [Fact]
    public async Task A_running_guest_keeps_its_NIC_when_that_moves_from_another_kind_to_a_bridge()
    {
        var mac = lease.DrawMac();
        await using var guest = await StartAsync(
            $"<interface type='user'><mac address='{mac}'/><ip address='10.0.2.15' family='ipv4' prefix='24'/><model type='virtio'/>"
            + "</interface>");
        await using var terraform = await ImportAsync(guest, mac);
        var (plan, _) = await terraform.PlanChangeAsync(Address, Token);
        Assert.Contains(plan.Warnings, warning => warning.Summary == "NIC will be re-attached");

        (await terraform.RunAsync(["apply", "-json", "change.plan"], Token)).OrThrow();

        var nic = await guest.GetOnlyNicOfBothAsync(Token);
        Assert.Equal(("bridge", "br0", mac, "virtio"), (nic.Type, nic.Bridge, nic.Mac, nic.Model));
        await terraform.AssertSettledAsync(Token);
        (await terraform.DestroyAsync(Token)).OrThrow();
    }

    [Fact]
    public async Task Every_kind_of_NIC_of_a_stopped_domain_moves_to_a_bridge()
    {
        var macs = Kinds.Select(_ => lease.DrawMac()).ToArray();
        var devices = Kinds.Zip(macs, (kind, mac) => kind.Replace("MAC", $"<mac address='{mac}'/>", StringComparison.Ordinal));
        await using var guest = await lease.DefineGuestAsync("kinds", GuestOptions.Deaf with { Devices = string.Concat(devices) }, Token);
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        await terraform.WriteAsync(
            string.Concat(macs.Select((_, index) => Attachment(guest.Name, $"nic{index}", "bridge = \"br0\""))), Token);
        foreach (var (index, mac) in macs.Index())
        {
            (await terraform.ImportAsync(AddressOf($"nic{index}"), $"{guest.Name}/{mac}", Token)).OrThrow();
        }

        (await terraform.ApplyAsync(Token)).OrThrow();

        await terraform.AssertSettledAsync(Token);
        var nics = await guest.GetPersistentNicsAsync(Token);
        Assert.Equal(
            macs.Select((mac, index) => ("bridge", "br0", mac, $"ua-nic{index}", "virtio")),
            nics.Select(nic => (nic.Type, nic.Bridge!, nic.Mac, nic.Alias!, nic.Model!)));

        // QEMU accepts all of them.
        await guest.StartAsync(Token);
        await guest.StopAsync(Token);
        (await terraform.DestroyAsync(Token)).OrThrow();
    }

    [Fact]
    public async Task A_NIC_that_is_the_only_boot_device_of_a_stopped_domain_keeps_its_definition()
    {
        var (mac, newMac) = (lease.DrawMac(), lease.DrawMac());
        await using var guest = await lease.DefineGuestAsync(
            "boot", GuestOptions.Idle with { Devices = Interface(mac, Parts) }, Token);
        await using var terraform = await ImportAsync(guest, mac);
        (await terraform.ApplyAsync(Token)).OrThrow();
        var before = await ReadAsync(guest, inactive: true);

        await terraform.ApplyAndSettleAsync(Configure(guest, $"mac_address = \"{newMac}\""), Token);
        Assert.Equal(before.Replace(mac, newMac, StringComparison.Ordinal), await ReadAsync(guest, inactive: true));

        // Refused by libvirt: the address of another device.
        var pci = Assert.Single(await guest.GetPersistentNicsAsync(Token)).Pci;
        before = await ReadAsync(guest, inactive: true);
        await terraform.WriteAsync(Configure(guest, "pci_address = \"0000:00:01.0\""), Token);
        var error = Assert.Single((await terraform.ApplyAsync(Token)).Errors);
        Assert.DoesNotContain("11.0", error.Detail, StringComparison.Ordinal);
        Assert.Equal(before, await ReadAsync(guest, inactive: true));
        Assert.Equal(pci, (await terraform.GetAttributesAsync(Address, Token)).Text("pci_address"));

        await terraform.ApplyAndSettleAsync(Configure(guest, "pci_address = \"0000:06:00.0\""), Token);
        var moved = Assert.Single(await guest.GetPersistentNicsAsync(Token));
        Assert.Equal((newMac, "0000:06:00.0"), (moved.Mac, moved.Pci));
        Assert.Contains("<boot order=\"1\"", await ReadAsync(guest, inactive: true), StringComparison.Ordinal);
        (await terraform.DestroyAsync(Token)).OrThrow();
    }

    [Fact]
    public async Task A_missing_persistent_half_gets_the_filter_of_the_running_NIC()
    {
        var mac = lease.DrawMac();
        await using var guest = await StartAsync(Interface(mac, Parts.Replace("<boot order='1'/>", "", StringComparison.Ordinal)));
        await using var terraform = await ImportAsync(guest, mac);
        (await terraform.ApplyAsync(Token)).OrThrow();
        var before = Parsed(await ReadAsync(guest, inactive: true));
        var nic = await Hypervisor.WriteFileAsync(
            $"{guest.Name}-nic.xml", before.Descendants("interface").Single().ToString(), Token);
        await Hypervisor.VirshAsync(["detach-device", guest.Name, nic, "--config"], Token);
        Assert.Empty(await guest.GetPersistentNicsAsync(Token));

        (await terraform.ApplyAsync(Token)).OrThrow();

        Assert.Equal(before.ToString(), Parsed(await ReadAsync(guest, inactive: true)).ToString());
        await terraform.AssertSettledAsync(Token);
        await guest.StopAsync(Token);
        await guest.StartAsync(Token);
        Assert.Contains("clean-traffic", await ReadAsync(guest, inactive: false), StringComparison.Ordinal);
        await guest.StopAsync(Token);
        (await terraform.DestroyAsync(Token)).OrThrow();
    }

    [Fact]
    public async Task Two_halves_with_different_MAC_addresses_become_one_NIC()
    {
        var (live, config) = (lease.DrawMac(), lease.DrawMac());
        await using var guest = await StartAsync("");
        foreach (var (mac, definition) in new[] { (live, "--live"), (config, "--config") })
        {
            await Hypervisor.VirshAsync(
                ["attach-interface", guest.Name, "bridge", "br0", "--mac", mac, "--model", "virtio", definition], Token);
        }

        Assert.Equal((await guest.GetLiveNicsAsync(Token))[0].Pci, (await guest.GetPersistentNicsAsync(Token))[0].Pci);
        await using var terraform = await ImportAsync(guest, live);
        var plan = await terraform.PlanAsync(Token);
        Assert.Contains(config, Assert.Single(plan.Warnings).Detail, StringComparison.Ordinal);

        (await terraform.ApplyAsync(Token)).OrThrow();

        Assert.Equal(live, Assert.Single(await guest.GetPersistentNicsAsync(Token)).Mac);
        Assert.Equal(live, Assert.Single(await guest.GetLiveNicsAsync(Token)).Mac);
        await terraform.AssertSettledAsync(Token);
        (await terraform.DestroyAsync(Token)).OrThrow();
    }

    private static string Interface(string mac, string parts) =>
        $"<interface type='bridge' trustGuestRxFilters='yes'><mac address='{mac}'/><source bridge='br0'/>{parts}</interface>";

    private static XElement Parsed(string xml) => XElement.Parse(xml);

    /// <summary>The boot elements of the domain and its NICs. A link that is up is the default.</summary>
    private static async Task<string> ReadAsync(Guest guest, bool inactive)
    {
        var domain = XElement.Parse(await guest.GetXmlAsync(inactive, Token));
        domain.Descendants("link").Where(static link => link.Attribute("state")?.Value == "up").Remove();
        return new XElement("domain", domain.Element("os"), domain.Descendants("interface")).ToString();
    }

    private static string Configure(Guest guest, params string[] lines) => Attachment(guest.Name, "lan", ["bridge = \"br0\"", .. lines]);

    /// <summary>A guest that releases NICs that were attached while it was running, such as this one.</summary>
    private async Task<Guest> StartAsync(string nic)
    {
        var guest = await lease.DefineGuestAsync("foreign", GuestOptions.Idle, Token);
        await guest.StartAsync(Token);
        if (nic.Length > 0)
        {
            var file = await Hypervisor.WriteFileAsync($"{guest.Name}-nic.xml", nic, Token);
            await Hypervisor.VirshAsync(["attach-device", guest.Name, file, "--live", "--config"], Token);
        }

        return guest;
    }

    private async Task<TerraformWorkspace> ImportAsync(Guest guest, string mac)
    {
        var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        await terraform.WriteAsync(Configure(guest), Token);
        (await terraform.ImportAsync(Address, $"{guest.Name}/{mac}", Token)).OrThrow();
        return terraform;
    }
}
