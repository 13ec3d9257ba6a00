using HvProvider.Nics.Values;
using LibvirtSharp;

namespace HvProvider.Domains;

/// <summary>The MAC addresses of domains, in both definitions.</summary>
internal sealed class MacTable
{
    private readonly Dictionary<Guid, (DomainRef Domain, MacAddress[] Macs)> _domains = [];
    private readonly Dictionary<MacAddress, HashSet<Guid>> _owners = [];

    /// <summary>Replaces what is known of a domain.</summary>
    public void Set(DomainSnapshot snapshot)
    {
        Remove(snapshot.Domain.Uuid);
        MacAddress[] macs =
        [
            .. snapshot.Definitions.SelectMany(static definition => definition.Nics).Select(static nic => nic.Mac)
                .OfType<MacAddress>().Distinct(),
        ];
        _domains[snapshot.Domain.Uuid] = (snapshot.Domain, macs);
        foreach (var mac in macs)
        {
            if (!_owners.TryGetValue(mac, out var owners))
            {
                _owners[mac] = owners = [];
            }

            owners.Add(snapshot.Domain.Uuid);
        }
    }

    /// <summary>Removes a domain.</summary>
    public void Remove(Guid domain)
    {
        if (_domains.Remove(domain, out var known))
        {
            foreach (var mac in known.Macs)
            {
                _owners[mac].Remove(domain);
            }
        }
    }

    /// <summary>The domains with the address, except one.</summary>
    public IReadOnlyList<DomainRef> Find(MacAddress mac, Guid except) => _owners.TryGetValue(mac, out var owners)
        ? [.. owners.Where(owner => owner != except).Select(owner => _domains[owner].Domain)]
        : [];
}
