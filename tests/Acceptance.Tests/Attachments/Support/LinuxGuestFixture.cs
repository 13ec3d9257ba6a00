using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Guests;

namespace Acceptance.Tests.Attachments.Support;

/// <summary>A booted guest that tests use one after the other, since a boot takes seconds; and a second bridge.</summary>
public sealed class LinuxGuestFixture(HypervisorFixture fixture) : IAsyncLifetime
{
    /// <summary>The guest's domain.</summary>
    public const string Domain = "linux";

    /// <summary>A bridge beside the one that every hypervisor has.</summary>
    public const string OtherBridge = "br1";

    private Guest? _guest;

    public async ValueTask InitializeAsync()
    {
        foreach (var arguments in new string[][] { ["add", OtherBridge, "type", "bridge"], ["set", OtherBridge, "up"] })
        {
            await fixture.Hypervisor.RunAsync(["ip", "link", .. arguments], CancellationToken.None);
        }
    }

    /// <summary>The guest, running and without NICs: booted anew only where a failed test left it otherwise.</summary>
    internal async Task<GuestLease> LeaseAsync(CancellationToken cancellationToken)
    {
        if (_guest is null || !await IsCleanAsync(_guest, cancellationToken))
        {
            await DisposeAsync();
            _guest = await fixture.Hypervisor.DefineGuestAsync(Domain, GuestOptions.Linux, cancellationToken);
            await _guest.StartReadyAsync(cancellationToken);
        }

        return await GuestLease.StartAsync(fixture.Hypervisor, _guest, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_guest is not null)
        {
            await _guest.DisposeAsync();
            _guest = null;
        }
    }

    private async Task<bool> IsCleanAsync(Guest guest, CancellationToken cancellationToken)
    {
        var running = await fixture.Hypervisor.VirshAsync(["list", "--name", "--persistent"], cancellationToken);
        return running.Split('\n').Contains(Domain)
            && (await guest.GetLiveNicsAsync(cancellationToken)).Count == 0
            && (await guest.GetPersistentNicsAsync(cancellationToken)).Count == 0;
    }
}
