using HvProvider.Hosts;
using LibvirtSharp;

namespace HvProvider.Domains;

/// <summary>Maps taps of the host to domains, using the live XML of all running domains.</summary>
internal sealed class GuestTaps(DomainSurvey survey)
{
    /// <summary>The taps by name, possibly read by another reader of this session, and the domains that could not be read.</summary>
    /// <exception cref="LibvirtException">The hypervisor is not reachable.</exception>
    public async Task<(IReadOnlyDictionary<string, GuestTap> Taps, IReadOnlyList<UnreadDomain> Unread)> ReadSharedAsync(
        CancellationToken cancellationToken)
    {
        var found = await survey.ReadSharedAsync(cancellationToken);
        var taps = found.Read.Select(static snapshot => snapshot.Live).OfType<DomainXml>().SelectMany(static live =>
            live.Nics.Where(static nic => nic.Tap is not null).Select(nic => new GuestTap(nic.Tap!, live.Name, nic.Name)));
        return (taps.DistinctBy(static tap => tap.Name).ToDictionary(static tap => tap.Name, StringComparer.Ordinal), found.Unread);
    }
}
