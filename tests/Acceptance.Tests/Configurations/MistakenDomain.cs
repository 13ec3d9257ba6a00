using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Guests;

namespace Acceptance.Tests.Configurations;

/// <summary>The domain of the wrong configurations, which runs and has a NIC <c>wan</c>; and a neighbour with a NIC <c>lan</c>.</summary>
public sealed class MistakenDomain : IAsyncLifetime
{
    private readonly HypervisorLease _lease;
    private readonly string _wanMac;
    private readonly string _neighbour;
    private readonly string _neighbourMac;
    private readonly List<Guest> _guests = [];

    public MistakenDomain(HypervisorFixture fixture)
    {
        _lease = new HypervisorLease(fixture);
        Name = _lease.DrawName("mistaken");
        _neighbour = _lease.DrawName("neighbour");
        (_wanMac, _neighbourMac) = (_lease.DrawMac(), _lease.DrawMac());
    }

    /// <summary>The domain.</summary>
    public string Name { get; }

    public Hypervisor Hypervisor => _lease.Hypervisor;

    public async ValueTask InitializeAsync()
    {
        await _lease.InitializeAsync();
        var token = TestContext.Current.CancellationToken;
        _guests.Add(await Hypervisor.DefineGuestAsync(Name, GuestOptions.Deaf with { Devices = Nic("wan", _wanMac) }, token));
        await _guests[0].StartAsync(token);
        _guests.Add(await Hypervisor.DefineGuestAsync(_neighbour, GuestOptions.Deaf with { Devices = Nic("lan", _neighbourMac) }, token));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var guest in _guests)
        {
            await guest.DisposeAsync();
        }

        await _lease.DisposeAsync();
    }

    /// <summary>Replaces what is in angle brackets by what was drawn.</summary>
    public string Fill(string text) => text
        .Replace("<domain>", Name, StringComparison.Ordinal)
        .Replace("<wan-mac>", _wanMac, StringComparison.Ordinal)
        .Replace("<neighbour>", _neighbour, StringComparison.Ordinal)
        .Replace("<neighbour-mac>", _neighbourMac, StringComparison.Ordinal);

    private static string Nic(string name, string mac) => $"""
        <interface type='bridge'>
          <mac address='{mac}'/><source bridge='{Hypervisor.Bridge}'/><model type='virtio'/><alias name='ua-{name}'/>
        </interface>
        """;
}
