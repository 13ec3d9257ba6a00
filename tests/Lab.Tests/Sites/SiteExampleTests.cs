using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;
using Labs.Network;
using Labs.Probes;
using Labs.Tests.Support;

namespace Labs.Tests.Sites;

/// <summary>examples/site, applied on the hosts that it supports.</summary>
public sealed class SiteExampleTests(LabLeases labs, ITestOutputHelper output) : IClassFixture<LabLeases>
{
    private const int Rounds = 5;

    // The names in the example.
    private static readonly string[] Names = ["infra01", "web01", "router01"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Hosts whose default PVID is, and is not, the infrastructure VLAN.</summary>
    public static TheoryData<string, string> Hosts => new() { { "pvid-1", "" }, { "site", "infrastructure_vlan = 20" } };

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task The_site_is_applied_and_changed_under_its_guests(string host, string variables)
    {
        await using var lease = await labs.LeaseAsync(DebianSuite.Trixie, HostVariant.Find(host), Token);
        var lab = lease.Lab;
        await using var infra = await lab.DefineGuestAsync(Names[0], GuestOptions.Packets, Token);
        await using var web = await lab.DefineGuestAsync(Names[1], GuestOptions.Packets, Token);
        await using var router = await lab.DefineGuestAsync(Names[2], GuestOptions.Packets, Token);
        Guest[] guests = [infra, web, router];
        await Task.WhenAll(guests.Select(guest => guest.StartReadyAsync(Token)));
        var boots = await Task.WhenAll(guests.Select(guest => guest.GetBootIdAsync(Token)));
        await using var terraform = await lab.CreateWorkspaceAsync(Token);
        TerraformExample.CopyTo("site", terraform.Folder);
        await terraform.WriteAsync("terraform.tfvars", variables, Token);
        var place = new Place(lab, terraform, guests);
        var infraNic = variables.Length > 0 ? ("20 PVID u", Access(20)) : ("1 PVID u", new Reach("ext20", "ext20"));
        var trunkNic = ("30, 40", new Reach("ext30 (30), ext40 (40)", "ext30 (30), ext40 (40)"));

        await ApplyAsync(place, "applied", [infraNic, ("30 PVID u", Access(30)), trunkNic]);
        KeepState(terraform, host);
        if (variables.Length == 0)
        {
            await ApplyAsync(place, "VLAN changed", [infraNic, ("40 PVID u", Access(40)), trunkNic], "-var=web_vlan=40");
            await ApplyAsync(
                place, "moved", [("30 PVID u", Access(30)), infraNic, trunkNic],
                "-var=machines={infra01=\"web\",web01=\"infra\",router01=\"routers\"}");
        }

        Assert.Equal(boots, await Task.WhenAll(guests.Select(guest => guest.GetBootIdAsync(Token))));
        (await terraform.DestroyAsync(Token)).OrThrow();
        Assert.DoesNotContain("site", await lab.VirshAsync(["net-list", "--all", "--name"], Token), StringComparison.Ordinal);
    }

    // The state of a release is kept, since later versions must be able to read it.
    private static void KeepState(TerraformWorkspace terraform, string host)
    {
        var folder = Directory.CreateDirectory(Path.Combine(RepositoryFolders.Root, "artifacts", "test-results", "lab"));
        File.Copy(Path.Combine(terraform.Folder, "terraform.tfstate"), Path.Combine(folder.FullName, $"{host}.tfstate"), overwrite: true);
    }

    // The reach of a guest on an access port; a switch also accepts frames with the tag of the port's VLAN.
    private static Reach Access(int vlan) => new($"ext{vlan}", $"ext{vlan}, ext{vlan} ({vlan})");

    /// <summary>Applies with these options, and asserts the VLANs and the reach of each guest.</summary>
    private async Task ApplyAsync(Place place, string when, (string Vlans, Reach Reach)[] expected, params string[] options)
    {
        var result = (await place.Terraform.ApplyAsync(Token, options)).OrThrow();
        Assert.Equal((when, 0), (when, result.Warnings.Count()));
        Assert.False((await place.Terraform.PlanAsync(Token, options)).HasChanges, when);
        await AssertAsync(place, when, expected);
    }

    private async Task AssertAsync(Place place, string when, (string Vlans, Reach Reach)[] expected)
    {
        var (lab, terraform, guests) = place;
        var seen = await Task.WhenAll(guests.Select(guest => guest.WaitForNicsAsync(nics => nics is [{ HasCarrier: true }], Token)));
        var vlans = await lab.ReadVlansAsync(Token);
        var group = new ProbeGroup([
            .. ExternalHost.Vlans.Select(vlan => new HostProbe($"ext{vlan}", lab.Shared.In("probes").In($"ext{vlan}.json").Outside)),
            .. guests.Select(guest => new GuestProbe(guest.Name, guest.ProbeFile))]);
        var window = await group.CountAsync(Rounds, Token);
        Assert.Equal(0, window.Dropped);
        foreach (var (guest, nics, (ports, reach)) in guests.Zip(seen, expected))
        {
            var nic = (await terraform.ReadStateAsync($"hv_network_attachment.lan[\"{guest.Name}\"]", Token))!.Value;
            Assert.Equal(nics[0].MacAddress, nic.GetProperty("mac_address").GetString());
            var port = vlans[nic.GetProperty("tap").GetString()!].ToString();
            var really = Reach.Of(guest.Name, window);
            output.WriteLine($"{when}: {guest.Name}: {port}, hears {really.Hears}, is heard by {really.HeardBy}");
            Assert.Equal((when, guest.Name, ports, reach), (when, guest.Name, port, really));
        }
    }

    private sealed record Place(Lab Lab, TerraformWorkspace Terraform, Guest[] Guests);
}
