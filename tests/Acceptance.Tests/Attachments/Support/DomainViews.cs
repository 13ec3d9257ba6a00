using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Commands;
using Hypervisors.Guests;

namespace Acceptance.Tests.Attachments.Support;

/// <summary>What the tools of the hypervisor itself say about a domain's NICs.</summary>
internal static class DomainViews
{
    /// <summary>The NICs of the running domain.</summary>
    public static async Task<IReadOnlyList<DomainNic>> GetLiveNicsAsync(this Guest guest, CancellationToken cancellationToken) =>
        DomainNic.ReadAll(await guest.GetXmlAsync(inactive: false, cancellationToken));

    /// <summary>The NICs of the persistent definition.</summary>
    public static async Task<IReadOnlyList<DomainNic>> GetPersistentNicsAsync(this Guest guest, CancellationToken cancellationToken) =>
        DomainNic.ReadAll(await guest.GetXmlAsync(inactive: true, cancellationToken));

    /// <summary>The one NIC of the running domain, which the persistent definition has exactly so.</summary>
    public static async Task<DomainNic> GetOnlyNicOfBothAsync(this Guest guest, CancellationToken cancellationToken)
    {
        var live = Assert.Single(await guest.GetLiveNicsAsync(cancellationToken));
        var persistent = Assert.Single(await guest.GetPersistentNicsAsync(cancellationToken));
        Assert.Equal(live.WithoutLiveParts(), persistent);
        return live;
    }

    /// <summary>Neither definition has a NIC, and the host no tap of that name.</summary>
    public static async Task AssertNothingLeftAsync(
        this Guest guest, Hypervisor hypervisor, string? tap, CancellationToken cancellationToken)
    {
        Assert.Empty(await guest.GetLiveNicsAsync(cancellationToken));
        Assert.Empty(await guest.GetPersistentNicsAsync(cancellationToken));
        if (tap is not null)
        {
            Assert.DoesNotContain(tap, (await HostLink.ReadAllAsync(hypervisor, cancellationToken)).Keys);
        }
    }

    /// <summary>Pings the guest over a bridge. A bridge gets an address of its own only some moments after its first port.</summary>
    public static Task PingOverAsync(
        this Guest guest, Hypervisor hypervisor, string bridge, string macAddress, CancellationToken cancellationToken) =>
        Wait.UntilAsync(
            $"an answer of {guest.Name} over {bridge}",
            () => hypervisor.TryRunAsync(
                ["ping", "-6", "-c", "1", "-W", "2", $"{LinkLocal(macAddress)}%{bridge}"], cancellationToken),
            result => result.ExitCode == 0,
            TimeSpan.FromSeconds(30),
            cancellationToken);

    private static string LinkLocal(string mac)
    {
        var bytes = Convert.FromHexString(mac.Replace(":", "", StringComparison.Ordinal));
        return $"fe80::{bytes[0] ^ 2:x2}{bytes[1]:x2}:{bytes[2]:x2}ff:fe{bytes[3]:x2}:{bytes[4]:x2}{bytes[5]:x2}";
    }
}
