using Acceptance.Tests.Attachments.Support;
using Acceptance.Tests.Examples;
using Hypervisors;
using Hypervisors.Guests;
using Hypervisors.Terraform;

namespace Acceptance.Tests.Guides;

/// <summary>The commands of the import guide import the NICs of a host, and print the output that the guide shows.</summary>
public sealed class ImportGuideTests : IAsyncLifetime
{
    private const int NicsEach = 10;
    private Hypervisor? _hypervisor;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    // Not shared with other tests, since the guide's domains have the names of other examples.
    private Hypervisor Hypervisor => _hypervisor ?? throw new InvalidOperationException("The hypervisor is not started yet.");

    public async ValueTask InitializeAsync() => _hypervisor = await Hypervisor.StartAsync(Token);

    public async ValueTask DisposeAsync()
    {
        if (_hypervisor is not null)
        {
            await _hypervisor.DisposeAsync();
        }
    }

    [Fact]
    public async Task Twenty_foreign_NICs_are_imported_in_one_plan_and_nothing_is_unplugged()
    {
        await using var web = await DefineAsync("web01", 1);
        await using var db = await DefineAsync("db01", 2);
        await web.StartAsync(Token);
        var before = await web.GetLiveNicsAsync(Token);
        Assert.Equal(NicsEach, before.Count);
        await using var terraform = await ExampleWorkspace.CreateAsync(Hypervisor.Uri, Token);
        terraform.With("TF_CLI_ARGS", "-no-color");

        await GuideRun.AllAsync(terraform, "import-what-exists.md", "examples/import", Token);

        Assert.Equal(before, await web.GetLiveNicsAsync(Token));
        Assert.All(await web.GetPersistentNicsAsync(Token), nic => Assert.StartsWith("ua-nic-", nic.Alias, StringComparison.Ordinal));
        Assert.Equal(NicsEach, (await db.GetPersistentNicsAsync(Token)).Count);
    }

    private Task<Guest> DefineAsync(string name, int number) => Hypervisor.DefineGuestAsync(
        name,
        GuestOptions.Deaf with
        {
            Devices = string.Concat(Enumerable.Range(1, NicsEach).Select(nic => $"""
                <interface type='bridge'>
                  <mac address='52:54:00:0b:{number:x2}:{nic:x2}'/><source bridge='br0'/><model type='virtio'/>
                </interface>
                """)),
        },
        Token);
}
