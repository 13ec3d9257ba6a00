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
/// Lists the NICs of domains. The host, each definition of a domain and each libvirt network are read once, regardless of the number of
/// NICs. IP addresses require calls for each running domain and are read only on request. A read-only connection is sufficient, except for
/// guest agents.
/// </summary>
internal sealed class NicListReader(HypervisorSession session)
{
    /// <summary>
    /// The time limit for all guest agents together. libvirt itself waits five seconds for an agent and queries four at a time.
    /// </summary>
    public TimeSpan AgentTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>The current NICs. While the session only reads, results are shared with other readers of the session.</summary>
    /// <param name="selection">
    /// The NICs to list. A domain that does not exist has none. A single domain is waited for; of all others, those that cannot be read
    /// are skipped and named.
    /// </param>
    /// <param name="sources">The sources of addresses.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <exception cref="LibvirtException">The hypervisor is not reachable or reports an error.</exception>
    /// <exception cref="UnreadableXmlException">The definition of the single domain is unreadable.</exception>
    public async Task<NicListing> ReadAsync(
        NicSelection selection, IReadOnlySet<InterfaceAddressSource> sources, CancellationToken cancellationToken)
    {
        var (domains, unread) = await ReadDomainsAsync(selection, cancellationToken);
        var host = await session.Host.ReadSharedAsync(cancellationToken);
        var networks = await session.Networks
            .ViewSharedAsync(
                domains.SelectMany(static domain => domain.Definitions).SelectMany(static definition => definition.Nics)
                    .Select(static nic => nic.Source.Network).OfType<string>(),
                cancellationToken);
        var nics = domains.SelectMany(domain => NicsOf(domain, networks, host)).Where(selection.Includes);
        if (sources.Count == 0)
        {
            return new NicListing(Sort(nics), host, AgentReport.None, unread);
        }

        var agents = new GuestAgents(session.Settings, AgentTimeout, cancellationToken);
        await using var closing = agents;
        var reader = new GuestAddressReader(session, sources, agents);
        var addressed = await Task.WhenAll(nics.GroupBy(static nic => nic.Domain.Domain.Uuid)
            .Select(group => WithAddressesAsync([.. group], reader, cancellationToken)));
        return new NicListing(Sort(addressed.SelectMany(static one => one)), host, agents.Report, unread);
    }

    private async Task<SurveyedDomains> ReadDomainsAsync(NicSelection selection, CancellationToken cancellationToken) =>
        selection is NicSelection.OfDomain(var one)
            ? new SurveyedDomains(await ReadDomainAsync(one, cancellationToken) is { } domain ? [domain] : [], [])
            : await session.Survey.ReadSharedAsync(cancellationToken);

    private async Task<DomainSnapshot?> ReadDomainAsync(DomainSelector selector, CancellationToken cancellationToken)
    {
        try
        {
            return await DomainLock.WaitAsync(() => session.Domains.ReadSharedAsync(selector, cancellationToken), cancellationToken);
        }
        catch (UnreadableXmlException exception)
        {
            throw new UnreadableXmlException($"Domain \"{selector}\": {exception.Message}", exception);
        }
    }

    private static IEnumerable<ListedNic> NicsOf(DomainSnapshot domain, IReadOnlyList<NetworkView> networks, HostReading<HostView> host)
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
                Host = host.IfSeen,
                Vlans = VlansOf(nics, host),
                ImportId = NicImportIds.Find(domain, nics),
            };
        }
    }

    /// <summary>
    /// Without the state of the host, the VLANs of the NIC or its port group are still known; the default PVID of the bridge is not.
    /// </summary>
    private static VlanStatus VlansOf(DomainNic nics, HostReading<HostView> host)
    {
        // From the live XML alone it is unknown whether a VLAN is set on the NIC or on its port group.
        var own = nics.Form is null ? nics.Live?.Vlan : null;
        var vlans = VlanStatusReader.Of(nics, own, host);
        return vlans.Unseen is not null && nics.Current is { } shown && nics.ExpectedVlanOf(shown, own) is { Tags.Count: > 0 } vlan
            ? vlans with { Expected = ExpectedVlans.Of(vlan, null) }
            : vlans;
    }

    private static async Task<IEnumerable<ListedNic>> WithAddressesAsync(
        IReadOnlyList<ListedNic> ofDomain, GuestAddressReader reader, CancellationToken cancellationToken)
    {
        var found = await reader.ReadAsync(ofDomain[0].Domain, cancellationToken);
        return ofDomain.Select(nic => nic with
        {
            Addresses = nic.Nics.Live?.Mac is { } mac ? GuestAddress.Sort(found[mac]) : [],
        });
    }

    // The order of libvirt is not kept: a NIC that is re-attached would move all NICs after it.
    private static IReadOnlyList<ListedNic> Sort(IEnumerable<ListedNic> nics) =>
    [
        .. nics.OrderBy(static nic => nic.Domain.Domain.Name, StringComparer.Ordinal)
            .ThenBy(static nic => nic.Current.Mac?.ToString(), StringComparer.Ordinal)
            .ThenBy(static nic => nic.Current.PciAddress?.ToString(), StringComparer.Ordinal)
            .ThenBy(static nic => nic.Current.Alias, StringComparer.Ordinal),
    ];
}
