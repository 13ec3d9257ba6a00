using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Hosts;
using HvProvider.Hypervisor;
using HvProvider.Networks;
using HvProvider.Vlans;
using HvProvider.Xml;
using LibvirtSharp;

namespace HvProvider.Listing;

/// <summary>
/// Lists the NICs of domains. Whatever their number, the host is looked at once, each definition of a domain is read once and each
/// libvirt network is looked up once; addresses, which cost calls for each running domain, are read only where they are asked for.
/// A read-only connection is enough for all but guest agents.
/// </summary>
internal sealed class NicListReader(HypervisorSession session)
{
    /// <summary>
    /// The time that all guest agents together are given. libvirt itself gives one that does not answer five seconds, and asks four
    /// at once.
    /// </summary>
    public TimeSpan AgentPatience { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The NICs as they are now, or as another reader of this walk has just seen them.</summary>
    /// <param name="selection">Which ones. A domain that is not there has none.</param>
    /// <param name="sources">Who is asked for addresses.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="LibvirtException">The hypervisor cannot be reached, or fails.</exception>
    /// <exception cref="UnreadableXmlException">The definition of a domain cannot be read: better none than some are listed.</exception>
    public async Task<NicListing> ReadAsync(
        NicSelection selection, IReadOnlySet<InterfaceAddressSource> sources, CancellationToken cancellationToken)
    {
        var domains = await ReadDomainsAsync(selection, cancellationToken);
        var host = await session.Host.ReadSharedAsync(cancellationToken);
        var networks = await session.Networks
            .ViewSharedAsync(
                domains.SelectMany(static domain => domain.Definitions).SelectMany(static definition => definition.Nics)
                    .Select(static nic => nic.Source.Network).OfType<string>(),
                cancellationToken);
        var nics = domains.SelectMany(domain => NicsOf(domain, networks, host)).Where(selection.Has);
        if (sources.Count == 0)
        {
            return new NicListing(InOrder(nics), host, AgentReport.Fine);
        }

        var agents = new GuestAgents(session.Settings, AgentPatience, cancellationToken);
        await using var closing = agents;
        var reader = new GuestAddressReader(session, sources, agents);
        var addressed = await Task.WhenAll(nics.GroupBy(static nic => nic.Domain.Domain.Uuid)
            .Select(group => WithAddressesAsync([.. group], reader, cancellationToken)));
        return new NicListing(InOrder(addressed.SelectMany(static one => one)), host, agents.Report);
    }

    private async Task<IReadOnlyList<DomainSnapshot>> ReadDomainsAsync(NicSelection selection, CancellationToken cancellationToken)
    {
        var selectors = selection is NicSelection.OfDomain(var one)
            ? [one]
            : (await session.Domains.ListSharedAsync(cancellationToken))
                .Select(static domain => new DomainSelector(domain.Name, domain.Uuid));
        var domains = await Task.WhenAll(selectors.Select(selector => ReadDomainAsync(selector, cancellationToken)));

        // One that vanished since it was listed has no NICs.
        return [.. domains.OfType<DomainSnapshot>()];
    }

    private async Task<DomainSnapshot?> ReadDomainAsync(DomainSelector selector, CancellationToken cancellationToken)
    {
        try
        {
            return await session.Domains.ReadSharedAsync(selector, cancellationToken);
        }
        catch (UnreadableXmlException exception)
        {
            throw new UnreadableXmlException($"Domain \"{selector}\": {exception.Message}", exception);
        }
    }

    private static IEnumerable<ListedNic> NicsOf(DomainSnapshot domain, IReadOnlyList<NetworkView> networks, HostAnswer host)
    {
        foreach (var (live, config) in NicPairs.Of(domain))
        {
            var nics = new DomainNic(live, config, networks)
            {
                Requested = live is null ? null : domain.RequestedFormOf(live),
            };
            yield return new ListedNic
            {
                Domain = domain,
                Nics = nics,
                Vlans = VlansOf(nics, host),
                ImportId = NicImportIds.Find(domain, nics),
            };
        }
    }

    /// <summary>
    /// Where the host cannot be seen, VLANs that the NIC or its port group asks for are known all the same; what the bridge gives to
    /// others is not.
    /// </summary>
    private static VlanStatus VlansOf(DomainNic nics, HostAnswer host)
    {
        // The running definition alone does not tell whether a VLAN is the NIC's own.
        var own = nics.Form is null ? nics.Live?.Vlan : null;
        var vlans = VlanStatusReader.Of(nics, own, host);
        return vlans.Unseen is not null && nics.Shown is { } shown && nics.WantedVlanOf(shown, own) is { Tags.Count: > 0 } vlan
            ? vlans with { Meant = ExpectedVlans.Of(vlan, null) }
            : vlans;
    }

    private static async Task<IEnumerable<ListedNic>> WithAddressesAsync(
        IReadOnlyList<ListedNic> ofDomain, GuestAddressReader reader, CancellationToken cancellationToken)
    {
        var found = await reader.ReadAsync(ofDomain[0].Domain, cancellationToken);
        return ofDomain.Select(nic => nic with
        {
            Addresses = nic.Nics.Live?.Mac is { } mac ? GuestAddress.InOrder(found[mac]) : [],
        });
    }

    // Neither libvirt's order of domains nor that of a definition is kept: a NIC that is re-plugged would move all behind it.
    private static IReadOnlyList<ListedNic> InOrder(IEnumerable<ListedNic> nics) =>
    [
        .. nics.OrderBy(static nic => nic.Domain.Domain.Name, StringComparer.Ordinal)
            .ThenBy(static nic => nic.Shown.Mac?.ToString(), StringComparer.Ordinal)
            .ThenBy(static nic => nic.Shown.PciAddress?.ToString(), StringComparer.Ordinal)
            .ThenBy(static nic => nic.Shown.Alias, StringComparer.Ordinal),
    ];
}
