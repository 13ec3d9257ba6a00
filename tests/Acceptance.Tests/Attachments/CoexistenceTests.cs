using System.Xml.Linq;
using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;

namespace Acceptance.Tests.Attachments;

/// <summary>
/// Devices of a domain that Terraform does not manage stay unchanged, in both definitions, whatever is done to an attachment.
/// </summary>
public sealed class CoexistenceTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private readonly string _name = lease.DrawName("coexistence");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Hypervisor Hypervisor => lease.Hypervisor;

    private string Foreign => $"""
        <interface type='bridge'>
          <mac address='{lease.DrawMac()}'/>
          <source bridge='br0'/>
          <model type='virtio'/>
          <driver name='qemu' rx_queue_size='512'/>
          <mtu size='1500'/>
          <coalesce><rx><frames max='7'/></rx></coalesce>
        </interface>
        <interface type='network'>
          <mac address='{lease.DrawMac()}'/>
          <source network='{_name}' portgroup='b'/>
          <model type='virtio'/>
        </interface>
        <rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>
        <channel type='unix'><target type='virtio' name='org.example.channel'/></channel>
        <input type='tablet' bus='virtio'/>
        """;

    [Fact]
    public async Task All_other_devices_of_a_domain_stay_canonically_equal()
    {
        await using var terraform = await TerraformWorkspace.CreateAsync(Hypervisor.Uri, Token);
        await terraform.WriteAsync(Configuration(""), Token);
        (await terraform.ApplyAsync(Token)).OrThrow();
        await using var guest = await Hypervisor.DefineGuestAsync(
            _name, GuestOptions.Linux with { Devices = Foreign, HotPlugSlots = 10 }, Token);
        await guest.StartReadyAsync(Token);
        var before = await ReadAsync(guest);
        Assert.Equal((4, 0), (before.Count(line => line.Contains("<mac ", StringComparison.Ordinal)), await CountOursAsync(guest)));

        foreach (var (what, arguments) in new[]
        {
            ("attached", "network = hv_bridge.site.name\n  port_group = \"a\""),
            ("another port group", "network = hv_bridge.site.name\n  port_group = \"b\""),
            ("its link down", "network = hv_bridge.site.name\n  port_group = \"b\"\n  link_state = \"down\""),
            ("on the bridge itself", "bridge = \"br0\""),
            ("re-plugged", $"bridge = \"br0\"\n  mac_address = \"{lease.DrawMac()}\""),
        })
        {
            await terraform.WriteAsync(Configuration(arguments), Token);
            (await terraform.ApplyAsync(Token)).OrThrow();
            Assert.Equal((what, 2), (what, await CountOursAsync(guest)));
            Assert.Equal(before, await ReadAsync(guest));
        }

        await terraform.WriteAsync(Configuration(""), Token);
        (await terraform.ApplyAsync(Token)).OrThrow();
        Assert.Equal(0, await CountOursAsync(guest));
        Assert.Equal(before, await ReadAsync(guest));
        await guest.DisposeAsync();
        (await terraform.DestroyAsync(Token)).OrThrow();
    }

    private string Configuration(string nic) =>
        $$"""
        resource "hv_bridge" "site" {
          name        = "{{_name}}"
          bridge      = "br0"
          port_groups = { a = {}, b = {} }
        }

        """
        + (nic.Length == 0 ? "" : $$"""
            resource "hv_network_attachment" "lan" {
              domain = "{{_name}}"
              name   = "lan"
              {{nic}}
            }
            """);

    // Both definitions, without the NIC that is ours.
    private static async Task<IReadOnlyList<string>> ReadAsync(Guest guest)
    {
        var documents = await ReadBothAsync(guest);
        foreach (var nic in documents.SelectMany(Ours).ToList())
        {
            nic.Remove();
        }

        return [.. documents.SelectMany(document => document.ToString().Split('\n'))];
    }

    private static async Task<int> CountOursAsync(Guest guest) => (await ReadBothAsync(guest)).SelectMany(Ours).Count();

    private static async Task<XDocument[]> ReadBothAsync(Guest guest) =>
    [
        XDocument.Parse(await guest.GetXmlAsync(inactive: false, Token)),
        XDocument.Parse(await guest.GetXmlAsync(inactive: true, Token)),
    ];

    private static IEnumerable<XElement> Ours(XDocument document) => document.Descendants("interface")
        .Where(nic => nic.Element("alias")?.Attribute("name")?.Value == "ua-lan");
}
