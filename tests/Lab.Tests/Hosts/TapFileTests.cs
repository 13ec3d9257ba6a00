using Hypervisors;
using Hypervisors.Commands;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using Labs.Network;
using Labs.Tests.Support;

namespace Labs.Tests.Hosts;

/// <summary>
/// A guest whose VLAN comes from a networkd file that matches the name of its tap, which is the way to VLANs on libvirt 9.0: it is imported
/// and managed without losing a packet.
/// </summary>
public sealed class TapFileTests(LabLeases labs, ITestOutputHelper output) : IClassFixture<LabLeases>
{
    private const string Address = "hv_network_attachment.lan";
    private const string TapFile = "50-hv30.network";
    private const string Tap = "hv30-web";
    private const int Pings = 600;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Import_plan_and_apply_lose_no_packet_of_a_guest_whose_VLAN_a_file_of_the_host_sets()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Bookworm, HostVariant.DefaultPvidNone, Token);
        var lab = lease.Lab;
        await lab.Networkd.AddFileAsync(
            TapFile, "[Match]\nName=hv30-*\n\n[Network]\nBridge=br0\n\n[BridgeVLAN]\nPVID=30\nEgressUntagged=30\n", Token);
        await lab.Networkd.ReloadAsync(Token);
        await using (var guest = await lab.DefineGuestAsync(lease.DrawName("hooked"), GuestOptions.Packets, Token))
        {
            await guest.StartReadyAsync(Token);
            var mac = lease.DrawMac();
            await AttachAsync(lab, guest, mac);
            Assert.Equal("30 PVID u", (await lab.ReadVlansAsync(Token))[Tap].ToString());
            await using var terraform = await lab.CreateWorkspaceAsync(Token);
            await WriteAsync(terraform, guest.Name, mac);

            var pings = lab.External(30).PingAsync(new GuestAddresses(mac).Shared, Pings, Token);
            (await terraform.ImportAsync(Address, $"{guest.Name}/{mac}", Token)).OrThrow();
            var plan = (await terraform.PlanAsync(Token, "-out=next")).OrThrow();
            var warning = Assert.Single(plan.Warnings);
            output.WriteLine($"{warning.Summary}: {warning.Detail}");
            Assert.Equal("Unexpected VLANs on bridge port", warning.Summary);
            Assert.Contains($"VLANs of tap \"{Tap}\": 30 PVID untagged. Expected VLANs: none.", warning.Detail, StringComparison.Ordinal);
            Assert.Contains("vlan = 30", warning.Detail, StringComparison.Ordinal);
            (await terraform.RunAsync(["apply", "-json", "-input=false", "next"], Token)).OrThrow();
            Assert.False((await terraform.PlanAsync(Token)).HasChanges);
            Assert.False(pings.IsCompleted);

            Assert.Equal(new PingCount(Pings, Pings), await pings);
            Assert.Equal("30 PVID u", (await lab.ReadVlansAsync(Token))[Tap].ToString());
            Assert.Contains("ua-lan", await guest.GetXmlAsync(inactive: true, Token), StringComparison.Ordinal);
        }

        await lab.RunAsync(["rm", $"{NetworkDaemon.Folder}/{TapFile}"], Token);
        await lab.Networkd.ReloadAsync(Token);
    }

    private static Task WriteAsync(TerraformWorkspace terraform, string domain, string mac) => terraform.WriteAsync(
        $$"""
        resource "hv_network_attachment" "lan" {
          domain      = "{{domain}}"
          name        = "lan"
          bridge      = "br0"
          mac_address = "{{mac}}"
        }
        """,
        Token);

    private static async Task AttachAsync(Lab lab, Guest guest, string mac)
    {
        var file = await lab.WriteFileAsync(
            "nic.xml",
            $"<interface type='bridge'><mac address='{mac}'/><source bridge='br0'/><target dev='{Tap}'/><model type='virtio'/></interface>",
            Token);
        await lab.VirshAsync(["attach-device", guest.Name, file, "--live", "--config"], Token);
        await guest.WaitForNicsAsync(nics => nics is [{ HasCarrier: true }], Token);

        // The guest and the bridge need a moment after the carrier came.
        await Wait.UntilAsync(
            "answers of the guest",
            () => lab.External(30).PingAsync(new GuestAddresses(mac).Shared, 5, Token),
            static pings => pings.Received == 5,
            TimeSpan.FromSeconds(60),
            Token);
    }
}
