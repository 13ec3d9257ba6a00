using System.Text.Json;
using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using Labs.Tests.HostBridges;
using Labs.Tests.Support;

namespace Labs.Tests.NetworkAttachmentListing;

/// <summary>The VLANs of a listing are those of <c>bridge vlan show</c>, whether or not Terraform manages the NICs.</summary>
public sealed class ListingTests(LabLeases labs) : IClassFixture<LabLeases>
{
    private const string Data = """
        data "hv_network_attachments" "br0" {
          bridge = "br0"
        }

        check "vlans" {
          assert {
            condition     = alltrue([for nic in data.hv_network_attachments.br0.interfaces : nic.vlan_problem == null])
            error_message = "VLANs differ."
          }
        }
        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Effective_VLANs_are_those_that_the_host_shows_and_a_lost_one_is_reported()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var lab = lease.Lab;
        var macs = Enumerable.Range(0, 7).Select(_ => lease.DrawMac()).ToArray();
        await using var guest = await lab.DefineGuestAsync(lease.DrawName("listed"), GuestOptions.Idle, Token);
        await using var stopped = await lab.DefineGuestAsync(
            lease.DrawName("off"), GuestOptions.Idle with { Devices = Bridged(macs[6], Access(40)) }, Token);
        await guest.StartAsync(Token);
        await using var terraform = await lab.CreateWorkspaceAsync(Token);

        // Whether VLANs lead anywhere is irrelevant here.
        await terraform.ConfigureProviderAsync("preflight = \"off\"", Token);
        await terraform.WriteAsync(Configuration(guest.Name, macs), Token);
        (await terraform.ApplyAsync(Token)).OrThrow();
        var network = await AttachForeignAsync(lease, guest.Name, macs);
        await terraform.WriteAsync("data.tf", Data, Token);

        await AssertAsHostShowsAsync(lab, terraform, network, macs);
        await AssertLossIsReportedAsync(lab, terraform);

        (await terraform.DestroyAsync(Token)).OrThrow();
        await guest.DisposeAsync();
        await lab.VirshAsync(["net-destroy", network], Token);
    }

    private static string Configuration(string domain, string[] macs) => $$"""
        resource "hv_network_attachment" "nic" {
          for_each = {
            untagged = { mac = "{{macs[0]}}" }
            access   = { mac = "{{macs[1]}}", vlan = 30 }
            trunk    = { mac = "{{macs[2]}}", trunk = { tags = ["30", "40"], native = 20 } }
          }
          domain      = "{{domain}}"
          name        = each.key
          bridge      = "br0"
          mac_address = each.value.mac
          vlan        = try(each.value.vlan, null)
          trunk       = try(each.value.trunk, null)
        }
        """;

    private static string Access(int vlan) => $"<vlan><tag id='{vlan}'/></vlan>";

    private static string Bridged(string mac, string vlan) =>
        $"<interface type='bridge'><mac address='{mac}'/><source bridge='br0'/>{vlan}</interface>";

    /// <summary>Attaches NICs with virsh: untagged, tagged, and one of a port group of the libvirt network that is returned.</summary>
    private static async Task<string> AttachForeignAsync(LabLease lease, string domain, string[] macs)
    {
        var (lab, network) = (lease.Lab, lease.DrawName("site"));
        await AttachAsync(lab, domain, Bridged(macs[3], ""));
        await AttachAsync(lab, domain, Bridged(macs[4], Access(40)));
        var file = await lab.WriteFileAsync(
            $"{network}.xml",
            $"<network><name>{network}</name><forward mode='bridge'/><bridge name='br0'/>"
            + "<portgroup name='iot'><vlan trunk='yes'><tag id='30'/><tag id='40'/></vlan></portgroup></network>",
            Token);
        await lab.VirshAsync(["net-create", file], Token);
        await AttachAsync(
            lab, domain, $"<interface type='network'><mac address='{macs[5]}'/><source network='{network}' portgroup='iot'/></interface>");
        return network;
    }

    private static async Task AssertAsHostShowsAsync(Lab lab, TerraformWorkspace terraform, string network, string[] macs)
    {
        var nics = await ReadAsync(terraform);
        Assert.Equal(
            [
                ("untagged", "1 PVID u"), ("access", "30 PVID u"), ("trunk", "20 PVID u, 30, 40"),
                (macs[3], "1 PVID u"), (macs[4], "40 PVID u"), (macs[5], "30, 40"), (macs[6], "40 PVID u"),
            ],
            nics.Select(nic => (nic.Text("name") ?? nic.Text("mac_address")!, nic.GetProperty("intended_vlans").Vlans())));
        var vlans = await lab.ReadVlansAsync(Token);
        Assert.All(nics.SkipLast(1), nic => Assert.Equal(
            (vlans[nic.Text("tap")!].ToString(), null), (nic.GetProperty("effective_vlans").Vlans(), nic.Text("vlan_problem"))));
        Assert.Equal((JsonValueKind.Null, null), (nics[^1].GetProperty("effective_vlans").ValueKind, nics[^1].Text("tap")));
        Assert.Equal(
            ("network", "br0", network, "iot"),
            (nics[5].Text("type"), nics[5].Text("bridge"), nics[5].Text("network"), nics[5].Text("port_group")));
        Assert.Equal(JsonValueKind.Null, nics[5].GetProperty("trunk").ValueKind);
        Assert.Empty((await terraform.PlanAsync(Token)).Warnings);
    }

    /// <summary>A tool on the host removes the VLAN of a NIC that Terraform does not manage: the check fails.</summary>
    private static async Task AssertLossIsReportedAsync(Lab lab, TerraformWorkspace terraform)
    {
        var tap = (await ReadAsync(terraform))[4].Text("tap")!;
        await lab.RunAsync(["bridge", "vlan", "del", "dev", tap, "vid", "40"], Token);
        Assert.Equal("Check block assertion failed", Assert.Single((await terraform.PlanAsync(Token)).Warnings).Summary);
        var lost = (await ReadAsync(terraform))[4];
        Assert.Equal(("-", "40 PVID u"), (lost.GetProperty("effective_vlans").Vlans(), lost.GetProperty("intended_vlans").Vlans()));
        Assert.Contains(": none.", lost.Text("vlan_problem"), StringComparison.Ordinal);
    }

    private static async Task AttachAsync(Lab lab, string domain, string xml) => await lab.VirshAsync(
        ["attach-device", domain, await lab.WriteFileAsync($"{domain}.nic.xml", xml, Token), "--live", "--config"], Token);

    // In the order of domains, "listed" before "off", and of MAC addresses.
    private static async Task<IReadOnlyList<JsonElement>> ReadAsync(TerraformWorkspace terraform)
    {
        (await terraform.ApplyAsync(Token)).OrThrow();
        var data = await terraform.ReadStateAsync("data.hv_network_attachments.br0", Token);
        return [.. data!.Value.GetProperty("interfaces").EnumerateArray()];
    }
}
