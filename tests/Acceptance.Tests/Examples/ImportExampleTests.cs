using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Guests;

namespace Acceptance.Tests.Examples;

/// <summary>examples/import: an existing host's NICs taken over in one plan.</summary>
public sealed class ImportExampleTests(HypervisorFixture fixture)
{
    private const int Domains = 4;
    private const int NicsEach = 5;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_foreign_NICs_are_imported_in_one_plan_and_the_next_plan_is_empty()
    {
        var names = Enumerable.Range(1, Domains).Select(number => $"taken{number}").ToList();
        var guests = new List<Guest>();
        try
        {
            foreach (var name in names)
            {
                guests.Add(await fixture.Hypervisor.DefineGuestAsync(
                    name, GuestOptions.Deaf with { Devices = string.Concat(Enumerable.Range(1, NicsEach).Select(nic => Nic(names.IndexOf(name), nic))) }, Token));
            }

            await using var terraform = await ExampleWorkspace.CreateAsync(fixture.Hypervisor.Uri, Token);
            const string chdir = "-chdir=examples/import";
            await terraform.WriteAsync("examples/import/terraform.tfvars", $"domains = [{string.Join(", ", names.Select(name => $"\"{name}\""))}]\n", Token);
            (await terraform.RunAsync([chdir, "init", "-input=false"], Token)).OrThrow();

            var plan = (await terraform.RunAsync([chdir, "plan", "-no-color", "-input=false", "-out=import.plan"], Token)).OrThrow();
            Assert.Contains("Plan: 20 to import, 0 to add, 20 to change, 0 to destroy.", plan.Command.Output, StringComparison.Ordinal);
            (await terraform.RunAsync([chdir, "apply", "-input=false", "import.plan"], Token)).OrThrow();
            Assert.False((await terraform.RunAsync([chdir, "plan", "-json", "-input=false", "-detailed-exitcode"], Token)).HasChanges);

            // Each is what it was, with a name.
            foreach (var (name, index) in names.Select((name, index) => (name, index)))
            {
                var xml = await fixture.Hypervisor.VirshAsync(["dumpxml", "--inactive", name], Token);
                Assert.All(Enumerable.Range(1, NicsEach), nic =>
                {
                    Assert.Contains($"52:54:00:1a:0{index}:0{nic}", xml, StringComparison.Ordinal);
                    Assert.Contains($"<alias name='ua-nic-1a0{index}0{nic}'/>", xml, StringComparison.Ordinal);
                });
            }
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
    private static string Nic(int domain, int nic) =>
        $"""
        <interface type='bridge'><mac address='52:54:00:1a:0{domain}:0{nic}'/><source bridge='br0'/><model type='virtio'/>{nic switch
        {
            2 => "<vlan><tag id='30'/></vlan>",
            3 => "<vlan trunk='yes'><tag id='30'/><tag id='40'/></vlan>",
            4 => "<vlan trunk='yes'><tag id='30' nativeMode='untagged'/><tag id='40'/></vlan>",
            5 => "<link state='down'/>",
            _ => "",
        }}</interface>
        """;
}
