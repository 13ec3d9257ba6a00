using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Guests;

namespace Acceptance.Tests.Examples;

/// <summary>examples/import: an existing host's NICs taken over in one plan.</summary>
public sealed class ImportExampleTests(HypervisorLease lease) : IClassFixture<HypervisorLease>
{
    private const int Domains = 4;
    private const int NicsEach = 5;

    private const string Folder = "-chdir=examples/import";

    private readonly List<ForeignDomain> _domains = [.. Enumerable.Range(0, Domains).Select(_ => ForeignDomain.Draw(lease))];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_foreign_NICs_are_imported_in_one_plan_and_the_next_plan_is_empty()
    {
        var guests = new List<Guest>();
        try
        {
            foreach (var domain in _domains)
            {
                var devices = string.Concat(domain.Macs.Select(Nic));
                guests.Add(await lease.Hypervisor.DefineGuestAsync(domain.Name, GuestOptions.Deaf with { Devices = devices }, Token));
            }

            await ImportAsync();
            await AssertNamedAsync();
        }
        finally
        {
            foreach (var guest in guests)
            {
                await guest.DisposeAsync();
            }
        }
    }

    // Untagged, tagged, a trunk, a trunk with a native VLAN, and one whose link is down.
    private static string Nic(string mac, int index) =>
        $"""
        <interface type='bridge'><mac address='{mac}'/><source bridge='br0'/><model type='virtio'/>{index switch
        {
            1 => "<vlan><tag id='30'/></vlan>",
            2 => "<vlan trunk='yes'><tag id='30'/><tag id='40'/></vlan>",
            3 => "<vlan trunk='yes'><tag id='30' nativeMode='untagged'/><tag id='40'/></vlan>",
            4 => "<link state='down'/>",
            _ => "",
        }}</interface>
        """;

    private async Task ImportAsync()
    {
        await using var terraform = await ExampleWorkspace.CreateAsync(lease.Hypervisor.Uri, Token);
        var names = string.Join(", ", _domains.Select(domain => $"\"{domain.Name}\""));
        await terraform.WriteAsync("examples/import/terraform.tfvars", $"domains = [{names}]\n", Token);
        (await terraform.RunAsync([Folder, "init", "-input=false"], Token)).OrThrow();

        var plan = (await terraform.RunAsync([Folder, "plan", "-no-color", "-input=false", "-out=import.plan"], Token)).OrThrow();
        Assert.Contains("Plan: 20 to import, 0 to add, 20 to change, 0 to destroy.", plan.Command.Output, StringComparison.Ordinal);
        (await terraform.RunAsync([Folder, "apply", "-input=false", "import.plan"], Token)).OrThrow();
        var next = await terraform.RunAsync([Folder, "plan", "-json", "-input=false", "-detailed-exitcode"], Token);
        Assert.False(next.HasChanges);
    }

    /// <summary>Each NIC is the same as before the import, and has a name.</summary>
    private async Task AssertNamedAsync()
    {
        foreach (var domain in _domains)
        {
            var xml = await lease.Hypervisor.VirshAsync(["dumpxml", "--inactive", domain.Name], Token);
            Assert.All(domain.Macs, mac =>
            {
                Assert.Contains(mac, xml, StringComparison.Ordinal);
                var end = mac.Replace(":", "", StringComparison.Ordinal)[6..];
                Assert.Contains($"<alias name='ua-nic-{end}'/>", xml, StringComparison.Ordinal);
            });
        }
    }

    private sealed record ForeignDomain(string Name, IReadOnlyList<string> Macs)
    {
        public static ForeignDomain Draw(HypervisorLease lease) =>
            new(lease.DrawName("taken"), [.. Enumerable.Range(0, NicsEach).Select(_ => lease.DrawMac())]);
    }
}
