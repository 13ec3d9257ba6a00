using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using Labs.Network;
using Labs.Tests.Support;

namespace Labs.Tests.Preflight;

/// <summary>What plans refuse, and do not, on real hosts: exactly that, with the attribute. The table of it is kept.</summary>
public sealed class PreflightTests(LabFixture fixture)
{
    private const string TapFile = "50-taps.network";
    private const string TapFileSummary = "networkd would change the NIC's tap";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(PreflightHosts.All), MemberType = typeof(PreflightHosts))]
    public async Task A_plan_says_what_cannot_work_on_the_host_and_nothing_of_what_can(DebianSuite suite, string name)
    {
        var variant = HostVariant.Find(name);
        using var lease = await fixture.LeaseAsync(suite, variant, Token);
        await using var guest = await lease.Lab.DefineGuestAsync(PlannedNic.Domain, GuestOptions.Idle, Token);
        await using var terraform = await lease.Lab.CreateWorkspaceAsync(Token);
        await AssertAsync(terraform, $"{suite} {variant}", PreflightHosts.Of(suite, variant));
    }

    [Fact]
    public async Task A_plan_sees_what_was_done_to_the_host_meanwhile()
    {
        using var lease = await fixture.LeaseAsync(DebianSuite.Trixie, HostVariant.Site, Token);
        var lab = lease.Lab;
        await using var guest = await lab.DefineGuestAsync(PlannedNic.Domain, GuestOptions.Idle, Token);
        await using var terraform = await lab.CreateWorkspaceAsync(Token);
        try
        {
            await lab.RunAsync(["ip", "link", "set", Lab.Bridge, "type", "bridge", "vlan_filtering", "0"], Token);
            await AssertAsync(
                terraform,
                "Trixie site, vlan_filtering 0",
                [
                    PlannedNic.Refused("access", "Bridge does not filter VLANs", "vlan", ("vlan", "30")),
                    PlannedNic.Refused("trunk", "Bridge does not filter VLANs", "trunk", ("trunk", "{ tags = [30, 40] }")),
                    PlannedNic.Fine("untagged"),
                ]);
            await lab.RunAsync(["ip", "link", "set", Lab.Bridge, "type", "bridge", "vlan_filtering", "1"], Token);

            await lab.Networkd.AddFileAsync(TapFile, "[Match]\nName=vnet*\n\n[Network]\nLinkLocalAddressing=no\n", Token);
            await AssertAsync(
                terraform,
                "Trixie site, a file for taps without Bridge=",
                [PlannedNic.Refused("access", TapFileSummary, "bridge", ("vlan", "30"))]);

            await lab.Networkd.AddFileAsync(
                TapFile, "[Match]\nName=vnet*\n\n[Network]\nBridge=br0\n\n[BridgeVLAN]\nPVID=40\nEgressUntagged=40\n", Token);
            await AssertAsync(
                terraform,
                "Trixie site, a file for taps with VLAN 40",
                [
                    PlannedNic.Refused("access", TapFileSummary, "vlan", ("vlan", "30")),
                    PlannedNic.Fine("same", ("vlan", "40")),
                ]);
        }
        finally
        {
            await lab.RunAsync(["rm", "-f", $"{NetworkDaemon.Folder}/{TapFile}"], CancellationToken.None);
            await lab.RunAsync(["ip", "link", "set", Lab.Bridge, "type", "bridge", "vlan_filtering", "1"], CancellationToken.None);
        }
    }

    private static async Task AssertAsync(TerraformWorkspace terraform, string host, IReadOnlyList<PlannedNic> nics)
    {
        await terraform.WriteAsync(string.Concat(nics.Select(nic => nic.Configure())), Token);
        var plan = await terraform.PlanAsync(Token);
        var told = plan.Errors.Concat(plan.Warnings).ToLookup(diagnostic => diagnostic.Address);
        await PreflightTable.AddAsync(host, nics, told, Token);
        Assert.Equal(
            nics.Select(nic => (nic.Name, nic.Expected ?? "")),
            nics.Select(nic => (nic.Name, string.Join("; ", told[nic.Address].Select(PreflightTable.Describe)))));
        Assert.DoesNotContain(told, some => nics.All(nic => nic.Address != some.Key));
    }
}
