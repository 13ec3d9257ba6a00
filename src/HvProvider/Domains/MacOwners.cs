using HvProvider.Connections;
using HvProvider.Nics.Values;
using LibvirtSharp;

namespace HvProvider.Domains;

/// <summary>Finds other domains of the host with a MAC address. libvirt accepts duplicates, the network does not.</summary>
internal static class MacOwners
{
    /// <summary>The name of another domain with the address in either definition; null if there is none.</summary>
    public static async Task<string?> FindAsync(
        DomainReader domains, MacAddress mac, Guid except, CancellationToken cancellationToken)
    {
        var libvirt = await domains.Connection.GetAsync(ConnectionAccess.ReadOnly, cancellationToken);
        var all = await libvirt.ListDomainsAsync(DomainListFlags.All, cancellationToken);
        var owners = await Task.WhenAll(all
            .Where(domain => domain.Uuid != except)
            .Select(domain => HasAsync(domains, domain, mac, cancellationToken)));
        return owners.FirstOrDefault(owner => owner is not null);
    }

    private static async Task<string?> HasAsync(
        DomainReader domains, DomainRef domain, MacAddress mac, CancellationToken cancellationToken)
    {
        var snapshot = await domains.ReadAsync(new DomainSelector(domain.Name, domain.Uuid), cancellationToken);
        return snapshot?.Definitions.Any(definition => definition.Nics.Any(nic => nic.Mac == mac)) is true
            ? domain.Name
            : null;
    }
}
