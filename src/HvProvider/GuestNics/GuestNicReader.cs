using HvProvider.Connections;
using HvProvider.Domains;
using HvProvider.Hosts;
using HvProvider.NetworkAttachments;
using HvProvider.Nics;
using HvProvider.Vlans;
using LibvirtSharp;

namespace HvProvider.GuestNics;

/// <summary>
/// Lists the NICs of domains. Whatever their number, the host is looked at once, each definition of a domain is read once and each
/// libvirt network is looked up once; addresses, which cost calls for each running domain, are read only where they are asked for.
/// A read-only connection is enough for all but guest agents.
/// </summary>
internal sealed class GuestNicReader(HypervisorSession session)
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
    /// <exception cref="DomainXmlException">The definition of a domain cannot be read: better none than some are listed.</exception>
    public async Task<GuestNicListing> ReadAsync(
        NicSelection selection, IReadOnlySet<InterfaceAddressSource> sources, CancellationToken cancellationToken)
    {
        var domains = await ReadDomainsAsync(selection, cancellationToken).ConfigureAwait(false);
        var host = await session.Host.ReadSharedAsync(cancellationToken).ConfigureAwait(false);
        var bridges = await FindBridgesAsync(domains, cancellationToken).ConfigureAwait(false);
        var nics = domains.SelectMany(domain => NicsOf(domain, bridges, host)).Where(selection.Has);
        if (sources.Count == 0)
        {
            return new GuestNicListing(InOrder(nics), host, AgentReport.Fine);
        }

        var agents = new GuestAgents(session.Settings, AgentPatience, cancellationToken);
        await using var closing = agents.ConfigureAwait(false);
        var reader = new GuestAddressReader(session, sources, agents);
        var addressed = await Task.WhenAll(nics.GroupBy(static nic => nic.Domain.Domain.Uuid)
            .Select(group => WithAddressesAsync([.. group], reader, cancellationToken))).ConfigureAwait(false);
        return new GuestNicListing(InOrder(addressed.SelectMany(static one => one)), host, agents.Report);
    }

    private async Task<IReadOnlyList<DomainSnapshot>> ReadDomainsAsync(NicSelection selection, CancellationToken cancellationToken)
    {
        var selectors = selection is NicSelection.OfDomain(var one)
            ? [one]
            : (await session.Domains.ListSharedAsync(cancellationToken).ConfigureAwait(false))
                .Select(static domain => new DomainSelector(domain.Name, domain.Uuid));
        var domains = await Task.WhenAll(selectors.Select(selector => ReadDomainAsync(selector, cancellationToken)))
            .ConfigureAwait(false);

        // One that vanished since it was listed has no NICs.
        return [.. domains.OfType<DomainSnapshot>()];
    }

    private async Task<DomainSnapshot?> ReadDomainAsync(DomainSelector selector, CancellationToken cancellationToken)
    {
        try
        {
            return await session.Domains.ReadSharedAsync(selector, cancellationToken).ConfigureAwait(false);
        }
        catch (DomainXmlException exception)
        {
            throw new DomainXmlException($"Domain \"{selector}\": {exception.Message}", exception);
        }
    }

    private async Task<IReadOnlyDictionary<string, string?>> FindBridgesAsync(
        IReadOnlyList<DomainSnapshot> domains, CancellationToken cancellationToken)
    {
        // Only the persistent form of a network's NIC does not tell its bridge.
        var networks = domains.SelectMany(static domain => domain.Config?.Nics ?? [])
            .Select(static nic => nic.Source.Network).OfType<string>().Distinct().ToList();
        var bridges = await Task.WhenAll(networks.Select(network => NetworkBridges.FindAsync(session, network, cancellationToken)))
            .ConfigureAwait(false);
        return networks.Zip(bridges).ToDictionary(static pair => pair.First, static pair => pair.Second, StringComparer.Ordinal);
    }

    private static IEnumerable<GuestNic> NicsOf(
        DomainSnapshot domain, IReadOnlyDictionary<string, string?> bridges, HostAnswer host)
    {
        foreach (var (live, config) in NicPairs.Of(domain))
        {
            var bridge = config?.Source.Network is { } network ? bridges.GetValueOrDefault(network) : null;
            var nics = new AttachmentNics(live, config, bridge);
            yield return new GuestNic
            {
                Domain = domain,
                Nics = nics,
                Vlans = VlansOf(nics, host),
                ImportId = ImportIds.Find(domain, nics),
            };
        }
    }

    /// <summary>
    /// Where the host cannot be seen, VLANs that the NIC asks for are known all the same; what the bridge gives to others is not.
    /// Those of a port group are the ones that libvirt has written into the running definition.
    /// </summary>
    private static NicVlans VlansOf(AttachmentNics nics, HostAnswer host)
    {
        var vlans = AttachmentVlans.Of(nics, host);
        return vlans.Unseen is not null && nics.Shown is { Vlan: { Tags.Count: > 0 } vlan }
            ? vlans with { Meant = IntendedVlans.Of(vlan, null) }
            : vlans;
    }

    private static async Task<IEnumerable<GuestNic>> WithAddressesAsync(
        IReadOnlyList<GuestNic> ofDomain, GuestAddressReader reader, CancellationToken cancellationToken)
    {
        var found = await reader.ReadAsync(ofDomain[0].Domain, cancellationToken).ConfigureAwait(false);
        return ofDomain.Select(nic => nic with
        {
            Addresses = nic.Nics.Live?.Mac is { } mac ? GuestAddress.InOrder(found[mac]) : [],
        });
    }

    // Neither libvirt's order of domains nor that of a definition is kept: a NIC that is re-plugged would move all behind it.
    private static IReadOnlyList<GuestNic> InOrder(IEnumerable<GuestNic> nics) =>
    [
        .. nics.OrderBy(static nic => nic.Domain.Domain.Name, StringComparer.Ordinal)
            .ThenBy(static nic => nic.Shown.Mac?.ToString(), StringComparer.Ordinal)
            .ThenBy(static nic => nic.Shown.PciAddress?.ToString(), StringComparer.Ordinal)
            .ThenBy(static nic => nic.Shown.Alias, StringComparer.Ordinal),
    ];
}
