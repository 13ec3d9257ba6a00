using System.Text.Json;
using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using Labs.Tests.HostBridges;
using Labs.Tests.Support;

namespace Labs.Tests.NetworkAttachmentListing;

/// <summary>That the VLANs of a listing are those of <c>bridge vlan show</c>, whoever made the NICs.</summary>
public sealed class ListingTests(LabFixture fixture)
{
    private const string Foreign = "52:54:00:00:0f:01";
    private const string ForeignTagged = "52:54:00:00:0f:02";
    private const string OfPortGroup = "52:54:00:00:0f:03";

    private const string Configuration = """
        resource "hv_network_attachment" "nic" {
          for_each = {
            untagged = { mac = "52:54:00:00:0a:01" }
            access   = { mac = "52:54:00:00:0a:02", vlan = 30 }
            trunk    = { mac = "52:54:00:00:0a:03", trunk = { tags = ["30", "40"], native = 20 } }
          }
          domain      = "listed"
          name        = each.key
          bridge      = "br0"
          mac_address = each.value.mac
          vlan        = try(each.value.vlan, null)
          trunk       = try(each.value.trunk, null)
        }
        """;

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
    public async Task Effective_VLANs_are_those_that_the_host_shows_and_a_lost_one_is_told()
    {
        using var lease = await fixture.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var lab = lease.Lab;
        await using var guest = await lab.DefineGuestAsync("listed", GuestOptions.Idle, Token);
        await using var stopped = await lab.DefineGuestAsync(
            "off",
            GuestOptions.Idle with
            {
                Devices = "<interface type='bridge'><mac address='52:54:00:00:0f:04'/><source bridge='br0'/><vlan><tag id='40'/></vlan></interface>",
            },
            Token);
        await guest.StartAsync(Token);
        await using var terraform = await lab.CreateWorkspaceAsync(Token);

        // Whether VLANs lead anywhere is no matter here.
        await terraform.ConfigureProviderAsync("preflight = \"off\"", Token);
        await terraform.WriteAsync(Configuration, Token);
        (await terraform.ApplyAsync(Token)).OrThrow();
        await AttachAsync(lab, "foreign", $"<interface type='bridge'><mac address='{Foreign}'/><source bridge='br0'/></interface>");
        await AttachAsync(
            lab, "tagged", $"<interface type='bridge'><mac address='{ForeignTagged}'/><source bridge='br0'/><vlan><tag id='40'/></vlan></interface>");
        var network = await lab.WriteFileAsync(
            "listed-site.xml",
            "<network><name>site</name><forward mode='bridge'/><bridge name='br0'/>"
            + "<portgroup name='iot'><vlan trunk='yes'><tag id='30'/><tag id='40'/></vlan></portgroup></network>",
            Token);
        await lab.VirshAsync(["net-create", network], Token);
        await AttachAsync(
            lab, "group", $"<interface type='network'><mac address='{OfPortGroup}'/><source network='site' portgroup='iot'/></interface>");
        await terraform.WriteAsync("data.tf", Data, Token);

        var nics = await ReadAsync(terraform);

        Assert.Equal(
            [
                ("untagged", "1 PVID u"), ("access", "30 PVID u"), ("trunk", "20 PVID u, 30, 40"),
                (Foreign, "1 PVID u"), (ForeignTagged, "40 PVID u"), (OfPortGroup, "30, 40"), ("52:54:00:00:0f:04", "40 PVID u"),
            ],
            nics.Select(nic => (nic.Text("name") ?? nic.Text("mac_address")!, nic.GetProperty("intended_vlans").Vlans())));
        var vlans = await lab.ReadVlansAsync(Token);
        Assert.All(nics.SkipLast(1), nic => Assert.Equal(
            (vlans[nic.Text("tap")!].ToString(), null), (nic.GetProperty("effective_vlans").Vlans(), nic.Text("vlan_problem"))));
        Assert.Equal((JsonValueKind.Null, null), (nics[^1].GetProperty("effective_vlans").ValueKind, nics[^1].Text("tap")));
        Assert.Equal(
            ("network", "br0", "site", "iot"),
            (nics[5].Text("type"), nics[5].Text("bridge"), nics[5].Text("network"), nics[5].Text("port_group")));
        Assert.Equal(JsonValueKind.Null, nics[5].GetProperty("trunk").ValueKind);
        Assert.Empty((await terraform.PlanAsync(Token)).Warnings);

        // Something on the host takes a VLAN from a NIC that nobody manages: the check tells.
        await lab.RunAsync(["bridge", "vlan", "del", "dev", nics[4].Text("tap")!, "vid", "40"], Token);
        Assert.Equal("Check block assertion failed", Assert.Single((await terraform.PlanAsync(Token)).Warnings).Summary);
        var lost = (await ReadAsync(terraform))[4];
        Assert.Equal(("-", "40 PVID u"), (lost.GetProperty("effective_vlans").Vlans(), lost.GetProperty("intended_vlans").Vlans()));
        Assert.Contains(": none.", lost.Text("vlan_problem"), StringComparison.Ordinal);

        (await terraform.DestroyAsync(Token)).OrThrow();
        await guest.DisposeAsync();
        await lab.VirshAsync(["net-destroy", "site"], Token);
    }

    private static async Task AttachAsync(Lab lab, string file, string xml) => await lab.VirshAsync(
        ["attach-device", "listed", await lab.WriteFileAsync($"listed-{file}.xml", xml, Token), "--live", "--config"], Token);

    // Domains and MAC addresses are in order: "listed" before "off".
    private static async Task<IReadOnlyList<JsonElement>> ReadAsync(TerraformWorkspace terraform)
    {
        (await terraform.ApplyAsync(Token)).OrThrow();
        var data = await terraform.ReadStateAsync("data.hv_network_attachments.br0", Token);
        return [.. data!.Value.GetProperty("interfaces").EnumerateArray()];
    }
}
