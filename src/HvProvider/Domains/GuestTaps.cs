using HvProvider.Connections;
using HvProvider.Hosts;
using LibvirtSharp;

namespace HvProvider.Domains;

/// <summary>Maps taps of the host to domains, using the live XML of all running domains.</summary>
internal sealed class GuestTaps
{
    private readonly SharedConnection _connection;
    private readonly SharedReading<IReadOnlyDictionary<string, GuestTap>> _shared;

    /// <summary>Creates the reader without reading.</summary>
    public GuestTaps(SharedConnection connection)
    {
        _connection = connection;
        _shared = new SharedReading<IReadOnlyDictionary<string, GuestTap>>(connection, ReadAsync);
    }

    /// <summary>The taps by name, possibly read by another reader of this session.</summary>
    public Task<IReadOnlyDictionary<string, GuestTap>> ReadSharedAsync(CancellationToken cancellationToken) =>
        _shared.GetAsync(cancellationToken);

    /// <summary>The current taps by name.</summary>
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

            // A domain that has stopped since is described by its persistent definition, without taps.
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
