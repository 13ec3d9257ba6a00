using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Guests;

namespace Acceptance.Tests.Attachments.Support;

/// <summary>A booted guest that tests use one after the other, since a boot takes seconds; and a second bridge.</summary>
public sealed class LinuxGuestFixture : IAsyncLifetime
{
    private readonly HypervisorLease _lease;
    private Guest? _guest;

    public LinuxGuestFixture(HypervisorFixture fixture)
    {
        _lease = new HypervisorLease(fixture);
        Domain = _lease.DrawName("linux");
        OtherBridge = _lease.DrawName("br");
    }

    /// <summary>The guest's domain.</summary>
    public string Domain { get; }

    /// <summary>A bridge beside the one that every hypervisor has.</summary>
    public string OtherBridge { get; }

    public async ValueTask InitializeAsync()
    {
        await _lease.InitializeAsync();
        foreach (var arguments in new string[][] { ["add", OtherBridge, "type", "bridge"], ["set", OtherBridge, "up"] })
        {
            await _lease.Hypervisor.RunAsync(["ip", "link", .. arguments], CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ForgetGuestAsync();
        await _lease.Hypervisor.RunAsync(["ip", "link", "delete", OtherBridge], CancellationToken.None);
        await _lease.DisposeAsync();
    }

    /// <inheritdoc cref="HypervisorLease.DrawName"/>
    internal string DrawName(string stem) => _lease.DrawName(stem);

    /// <inheritdoc cref="HypervisorLease.DrawMac"/>
    internal string DrawMac() => _lease.DrawMac();

    /// <summary>The guest, running and without NICs: booted again only where a failed test left it otherwise.</summary>
    internal async Task<GuestLease> LeaseAsync(CancellationToken cancellationToken)
    {
        if (_guest is null || !await IsCleanAsync(_guest, cancellationToken))
        {
            await ForgetGuestAsync();
            _guest = await _lease.Hypervisor.DefineGuestAsync(Domain, GuestOptions.Linux, cancellationToken);
            await _guest.StartReadyAsync(cancellationToken);
        }

        return await GuestLease.StartAsync(_lease.Hypervisor, _guest, cancellationToken);
    }

    private async Task ForgetGuestAsync()
    {
        if (_guest is not null)
        {
            await _guest.DisposeAsync();
            _guest = null;
        }
    }

    private async Task<bool> IsCleanAsync(Guest guest, CancellationToken cancellationToken)
    {
        var running = await _lease.Hypervisor.VirshAsync(["list", "--name", "--persistent"], cancellationToken);
        return running.Split('\n').Contains(Domain)
            && (await guest.GetLiveNicsAsync(cancellationToken)).Count == 0
            && (await guest.GetPersistentNicsAsync(cancellationToken)).Count == 0;
    }
}
