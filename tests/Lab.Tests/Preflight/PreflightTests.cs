using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using Labs.Network;
using Labs.Tests.Support;

namespace Labs.Tests.Preflight;

/// <summary>The exact diagnostics of plans on real hosts, with their attributes. Their table is kept in the test results.</summary>
public sealed class PreflightTests(LabLeases labs) : IClassFixture<LabLeases>
{
    private const string TapFile = "50-taps.network";
    private const string TapFileSummary = "networkd would reconfigure the tap";

    // The uplink of the lab is a veth device, which is only assumed to be the uplink unless it is named.
    private const string Provider = $$"""
        provider "hv" {
          bridges = { {{Lab.Bridge}} = { uplinks = ["{{Lab.Uplink}}"] } }
        }

        """;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(PreflightHosts.All), MemberType = typeof(PreflightHosts))]
    public async Task A_plan_reports_what_cannot_work_on_the_host_and_nothing_else(DebianSuite suite, string name)
    {
        var variant = HostVariant.Find(name);
        await using var lease = await labs.LeaseAsync(suite, variant, Token);
        await using var guest = await lease.Lab.DefineGuestAsync(lease.DrawName("preflight"), GuestOptions.Idle, Token);
        await using var terraform = await lease.Lab.CreateWorkspaceAsync(Token);
        var nics = PreflightHosts.Of(suite, variant, guest.Name);
        await AssertAsync(terraform, guest.Name, $"{suite} {variant}", nics);
        await AssertSameOfNetworksAsync(terraform, lease, [.. nics.Where(nic => nic.IsOfVlansAlone)]);
    }

    [Fact]
    public async Task Where_libvirt_is_too_old_for_VLANs_a_network_without_them_works()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Bookworm, HostVariant.DefaultPvid20, Token);
        var lab = lease.Lab;
        await using var guest = await lab.DefineGuestAsync(lease.DrawName("on-old"), GuestOptions.Idle, Token);
        await guest.StartAsync(Token);
        await using var terraform = await lab.CreateWorkspaceAsync(Token);
        var network = lease.DrawName("old");
        await terraform.WriteAsync(
            $$"""
            resource "hv_bridge" "old" {
              name        = "{{network}}"
              bridge      = "br0"
              port_groups = {
                infra = {}
                other = {}
              }
            }

            resource "hv_network_attachment" "lan" {
              domain     = "{{guest.Name}}"
              name       = "lan"
              network    = hv_bridge.old.name
              port_group = "infra"
            }
            """,
            Token);

        (await terraform.ApplyAsync(Token)).OrThrow();
        var tap = (await terraform.ReadStateAsync("hv_network_attachment.lan", Token))!.Value.GetProperty("tap").GetString()!;
        Assert.Equal("20 PVID u", (await lab.ReadVlansAsync(Token))[tap].ToString());
        Assert.False((await terraform.PlanAsync(Token)).HasChanges);
        (await terraform.DestroyAsync(Token)).OrThrow();
        Assert.DoesNotContain(network, await lab.VirshAsync(["net-list", "--all", "--name"], Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plan_reads_the_present_settings_of_the_host()
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var lab = lease.Lab;
        await using var guest = await lab.DefineGuestAsync(lease.DrawName("preflight"), GuestOptions.Idle, Token);
        await using var terraform = await lab.CreateWorkspaceAsync(Token);
        try
        {
            await AssertUnfilteredBridgeIsRefusedAsync(lab, terraform, guest.Name);
            await AssertFileForTapsIsRefusedAsync(lab, terraform, guest.Name);
        }
        finally
        {
            await lab.RunAsync(["rm", "-f", $"{NetworkDaemon.Folder}/{TapFile}"], CancellationToken.None);
            await lab.RunAsync(["ip", "link", "set", Lab.Bridge, "type", "bridge", "vlan_filtering", "1"], CancellationToken.None);
        }
    }

    private static async Task AssertUnfilteredBridgeIsRefusedAsync(Lab lab, TerraformWorkspace terraform, string domain)
    {
        await lab.RunAsync(["ip", "link", "set", Lab.Bridge, "type", "bridge", "vlan_filtering", "0"], Token);
        await AssertAsync(
            terraform,
            domain,
            "Trixie site, vlan_filtering 0",
            [
                PlannedNic.Refused("access", "VLAN filtering disabled on bridge", "vlan", ("vlan", "30")),
                PlannedNic.Refused("trunk", "VLAN filtering disabled on bridge", "trunk", ("trunk", "{ tags = [30, 40] }")),
                PlannedNic.Fine("untagged"),
            ]);
        await lab.RunAsync(["ip", "link", "set", Lab.Bridge, "type", "bridge", "vlan_filtering", "1"], Token);
    }

    private static async Task AssertFileForTapsIsRefusedAsync(Lab lab, TerraformWorkspace terraform, string domain)
    {
        await lab.Networkd.AddFileAsync(TapFile, "[Match]\nName=vnet*\n\n[Network]\nLinkLocalAddressing=no\n", Token);
        await AssertAsync(
            terraform,
            domain,
            "Trixie site, a file for taps without Bridge=",
            [PlannedNic.Refused("access", TapFileSummary, "bridge", ("vlan", "30"))]);

        await lab.Networkd.AddFileAsync(
            TapFile, "[Match]\nName=vnet*\n\n[Network]\nBridge=br0\n\n[BridgeVLAN]\nPVID=40\nEgressUntagged=40\n", Token);
        await AssertAsync(
            terraform,
            domain,
            "Trixie site, a file for taps with VLAN 40",
            [
                PlannedNic.Refused("access", TapFileSummary, "vlan", ("vlan", "30")),
                PlannedNic.Fine("same", ("vlan", "40")),
            ]);
    }

    // VLANs that cannot work for a NIC cannot work for a port group either.
    private static async Task AssertSameOfNetworksAsync(
        TerraformWorkspace terraform, LabLease lease, IReadOnlyList<PlannedNic> nics)
    {
        await terraform.WriteAsync(Provider + string.Concat(nics.Select(nic => nic.ConfigureNetwork(lease.DrawName("preflight")))), Token);
        var plan = await terraform.PlanAsync(Token);
        var diagnostics = plan.Errors.Concat(plan.Warnings).ToLookup(diagnostic => diagnostic.Address, diagnostic => diagnostic.Summary);
        Assert.Equal(
            nics.Select(nic => (nic.Name, nic.Expected?.Split(": ")[1].Split(" (")[0] ?? "")),
            nics.Select(nic => (nic.Name, string.Join("; ", diagnostics[$"hv_bridge.{nic.Name}"]))));
        Assert.DoesNotContain(diagnostics, some => nics.All(nic => $"hv_bridge.{nic.Name}" != some.Key));
    }

    private static async Task AssertAsync(TerraformWorkspace terraform, string domain, string host, IReadOnlyList<PlannedNic> nics)
    {
        await terraform.WriteAsync(Provider + string.Concat(nics.Select(nic => nic.Configure(domain))), Token);
        var plan = await terraform.PlanAsync(Token);
        var diagnostics = plan.Errors.Concat(plan.Warnings).ToLookup(diagnostic => diagnostic.Address);
        await PreflightTable.AddAsync(host, nics, diagnostics, Token);
        Assert.Equal(
            nics.Select(nic => (nic.Name, nic.Expected ?? "")),
            nics.Select(nic => (nic.Name, string.Join("; ", diagnostics[nic.Address].Select(PreflightTable.Describe)))));
        Assert.DoesNotContain(diagnostics, some => nics.All(nic => nic.Address != some.Key));
    }
}
