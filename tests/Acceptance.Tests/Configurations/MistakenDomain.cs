using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Guests;

namespace Acceptance.Tests.Configurations;

/// <summary>The domain that the wrong configurations mean: it runs, and has one NIC already.</summary>
public sealed class MistakenDomain(HypervisorFixture fixture) : IAsyncLifetime
{
    /// <summary>The domain.</summary>
    public const string Name = "web01";

    /// <summary>The MAC address of its NIC <c>wan</c>.</summary>
    public const string WanMac = "52:54:00:fa:17:41";

    /// <summary>Another domain of the host.</summary>
    public const string Neighbour = "web02";

    /// <summary>The MAC address that it has.</summary>
    public const string NeighbourMac = "52:54:00:fa:17:42";

    private Guest? _guest;
    private Guest? _neighbour;

    public Hypervisor Hypervisor => fixture.Hypervisor;

    public async ValueTask InitializeAsync()
    {
        var token = TestContext.Current.CancellationToken;
        _guest = await Hypervisor.DefineGuestAsync(Name, GuestOptions.Deaf with { Devices = Nic("wan", WanMac) }, token);
        await _guest.StartAsync(token);
        _neighbour = await Hypervisor.DefineGuestAsync(
            Neighbour, GuestOptions.Deaf with { Devices = Nic("lan", NeighbourMac) }, token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_guest is not null)
        {
            await _guest.DisposeAsync();
        }

        if (_neighbour is not null)
        {
            await _neighbour.DisposeAsync();
        }
    }

    private static string Nic(string name, string mac) => $"""
        <interface type='bridge'>
          <mac address='{mac}'/><source bridge='{Hypervisor.Bridge}'/><model type='virtio'/><alias name='ua-{name}'/>
        </interface>
        """;
}
