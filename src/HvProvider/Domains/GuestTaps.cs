using HvProvider.Connections;
using HvProvider.Hosts;
using LibvirtSharp;

namespace HvProvider.Domains;

/// <summary>Finds which taps of the host are whose: the live definitions of all running domains tell.</summary>
internal sealed class GuestTaps
{
    private readonly SharedConnection _connection;
    private readonly SharedReading<IReadOnlyDictionary<string, GuestTap>> _shared;

    /// <summary>Reads nothing yet.</summary>
    public GuestTaps(SharedConnection connection)
    {
        _connection = connection;
        _shared = new SharedReading<IReadOnlyDictionary<string, GuestTap>>(connection, ReadAsync);
    }

    /// <summary>The taps by name, perhaps as another reader of this walk has just found them.</summary>
    public Task<IReadOnlyDictionary<string, GuestTap>> ReadSharedAsync(CancellationToken cancellationToken) =>
        _shared.GetAsync(cancellationToken);

    /// <summary>The taps by name, as they are now.</summary>
    public async Task<IReadOnlyDictionary<string, GuestTap>> ReadAsync(CancellationToken cancellationToken)
    {
        var libvirt = await _connection.GetAsync(ConnectionAccess.ReadOnly, cancellationToken);
        var domains = await libvirt.ListDomainsAsync(DomainListFlags.Active, cancellationToken);
        var taps = await Task.WhenAll(domains.Select(domain => ReadOneAsync(libvirt, domain, cancellationToken)));
        return taps.SelectMany(static one => one)
            .DistinctBy(static tap => tap.Name)
            .ToDictionary(static tap => tap.Name, StringComparer.Ordinal);
    }

    private static async Task<IEnumerable<GuestTap>> ReadOneAsync(
        LibvirtConnection libvirt, DomainRef domain, CancellationToken cancellationToken)
    {
        try
        {
            var text = await libvirt.GetDomainXmlAsync(domain, DomainXmlFlags.None, cancellationToken);
            var xml = DomainXml.Parse(text);

            // One that was stopped meanwhile is described by its persistent definition, and has no taps.
            return xml.Root.Attribute("id") is null
                ? []
                : xml.Nics.Where(static nic => nic.Tap is not null).Select(nic => new GuestTap(nic.Tap!, xml.Name, nic.Name));
        }
        catch (LibvirtRemoteException exception) when (exception.Code == LibvirtErrorCode.NoDomain)
        {
            return [];
        }
    }
}
