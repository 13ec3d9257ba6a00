using Hypervisors;
using Hypervisors.Guests;

namespace Acceptance.Tests.Attachments.Support;

/// <summary>The shared guest during one test, with what shows whether it went on running, and kept a NIC, all the time.</summary>
internal sealed class GuestLease
{
    private readonly Guid _bootId;
    private readonly int _qemu;
    private readonly int _consoleStart;

    private GuestLease(Hypervisor hypervisor, Guest guest, Guid bootId, int qemu, int consoleStart)
    {
        Hypervisor = hypervisor;
        Guest = guest;
        _bootId = bootId;
        _qemu = qemu;
        _consoleStart = consoleStart;
    }

    public Hypervisor Hypervisor { get; }

    public Guest Guest { get; }

    public static async Task<GuestLease> StartAsync(Hypervisor hypervisor, Guest guest, CancellationToken cancellationToken)
    {
        // What an earlier test unplugged is gone from the guest's own view as well.
        await guest.WaitForNicsAsync(nics => nics.Count == 0, cancellationToken);
        return new GuestLease(
            hypervisor,
            guest,
            await guest.GetBootIdAsync(cancellationToken),
            await guest.GetQemuProcessIdAsync(cancellationToken),
            (await guest.ReadConsoleAsync(cancellationToken)).Text.Length);
    }

    /// <summary>The host's link of a tap.</summary>
    public async Task<HostLink> GetLinkAsync(string tap, CancellationToken cancellationToken) =>
        (await HostLink.ReadAllAsync(Hypervisor, cancellationToken))[tap];

    /// <summary>The guest is the same boot in the same QEMU.</summary>
    public async Task AssertNeverRestartedAsync(CancellationToken cancellationToken)
    {
        Assert.Equal(_bootId, await Guest.GetBootIdAsync(cancellationToken));
        Assert.Equal(_qemu, await Guest.GetQemuProcessIdAsync(cancellationToken));
    }

    /// <summary>Since the guest first saw the NIC in this test, it reported nothing that lacks it.</summary>
    public async Task AssertNeverLostAsync(string mac, CancellationToken cancellationToken)
    {
        var reports = (await Guest.ReadConsoleAsync(cancellationToken)).Text[_consoleStart..]
            .Split('\n')
            .Where(line => line.StartsWith("NICS ", StringComparison.Ordinal))
            .SkipWhile(line => !line.Contains(mac, StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(reports);
        Assert.All(reports, report => Assert.Contains(mac, report, StringComparison.Ordinal));
    }

    /// <summary>All is as before the test: no NIC anywhere, and the guest never noticed more than NICs.</summary>
    public async Task AssertAsBeforeAsync(string? tap, CancellationToken cancellationToken)
    {
        await Guest.WaitForNicsAsync(nics => nics.Count == 0, cancellationToken);
        await Guest.AssertNothingLeftAsync(Hypervisor, tap, cancellationToken);
        await AssertNeverRestartedAsync(cancellationToken);
    }
}
