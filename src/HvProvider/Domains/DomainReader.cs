using HvProvider.Connections;
using LibvirtSharp;

namespace HvProvider.Domains;

/// <summary>
/// Reads domains. While a session only reads, all attachments of a domain share one read; after the first change, every call
/// reads again, because other providers of the same apply change the same domains.
/// </summary>
internal sealed class DomainReader(SharedConnection connection)
{
    // A domain that starts or stops between two calls is read again, with a limit.
    private const int Attempts = 5;

    private readonly SharedReading<IReadOnlyList<DomainRef>> _list = new(connection, token => ListAsync(connection, token));
    private readonly Lock _sync = new();
    private readonly Dictionary<string, Task<DomainSnapshot?>> _shared = new(StringComparer.Ordinal);

    /// <summary>The connection for reading domains; changes use the same one.</summary>
    public SharedConnection Connection => connection;

    /// <summary>The domain, possibly read by another attachment of this session; null if it does not exist.</summary>
    public async Task<DomainSnapshot?> ReadSharedAsync(DomainSelector selector, CancellationToken cancellationToken)
    {
        if (connection.HasWritten)
        {
            return await ReadAsync(selector, cancellationToken);
        }

        var key = selector switch
        {
            { MayBeName: true } => $"either:{selector.Text}",
            { Uuid: { } uuid } => uuid.ToString(),
            _ => $"name:{selector.Text}",
        };
        Task<DomainSnapshot?>? reading;
        lock (_sync)
        {
            // A failed read is not kept, so the next attachment retries.
            if (!_shared.TryGetValue(key, out reading) || reading.IsFaulted)
            {
                _shared[key] = reading = ReadAsync(selector, CancellationToken.None);
            }
        }

        return await reading.WaitAsync(cancellationToken);
    }

    /// <summary>All domains by name, possibly listed for another reader of this session.</summary>
    public Task<IReadOnlyList<DomainRef>> ListSharedAsync(CancellationToken cancellationToken) => _list.GetAsync(cancellationToken);

    /// <summary>The domain that is selected, without its definitions; null when there is none.</summary>
    public async Task<DomainRef?> FindAsync(DomainSelector selector, CancellationToken cancellationToken)
    {
        var libvirt = await connection.GetAsync(ConnectionAccess.ReadOnly, cancellationToken);
        try
        {
            return await LookUpAsync(libvirt, selector, cancellationToken);
        }
        catch (LibvirtRemoteException exception) when (exception.Code == LibvirtErrorCode.NoDomain)
        {
            return null;
        }
    }

    /// <summary>The current state of the domain; null if it does not exist.</summary>
    public async Task<DomainSnapshot?> ReadAsync(DomainSelector selector, CancellationToken cancellationToken)
    {
        var libvirt = await connection.GetAsync(ConnectionAccess.ReadOnly, cancellationToken);
        try
        {
            var domain = await LookUpAsync(libvirt, selector, cancellationToken);
            for (var attempt = 1; ; attempt++)
            {
                var snapshot = await ReadOnceAsync(libvirt, domain, cancellationToken);
                if (snapshot is not null)
                {
                    return snapshot;
                }

                if (attempt == Attempts)
                {
                    throw new LibvirtException($"Domain '{selector}' was started or stopped repeatedly while it was being read.");
                }
            }
        }
        catch (LibvirtRemoteException exception) when (exception.Code == LibvirtErrorCode.NoDomain)
        {
            return null;
        }
    }

    private static async Task<DomainRef> LookUpAsync(
        LibvirtConnection libvirt, DomainSelector selector, CancellationToken cancellationToken)
    {
        try
        {
            return selector.Uuid is { } uuid
                ? await libvirt.LookupDomainByUuidAsync(uuid, cancellationToken)
                : await libvirt.LookupDomainByNameAsync(selector.Text, cancellationToken);
        }
        catch (LibvirtRemoteException exception) when (exception.Code == LibvirtErrorCode.NoDomain && selector.MayBeName)
        {
            return await libvirt.LookupDomainByNameAsync(selector.Text, cancellationToken);
        }
    }

    private static async Task<IReadOnlyList<DomainRef>> ListAsync(SharedConnection connection, CancellationToken cancellationToken)
    {
        var libvirt = await connection.GetAsync(ConnectionAccess.ReadOnly, cancellationToken);
        var domains = await libvirt.ListDomainsAsync(DomainListFlags.All, cancellationToken);
        return [.. domains.OrderBy(static domain => domain.Name, StringComparer.Ordinal)];
    }

    private static async Task<DomainSnapshot?> ReadOnceAsync(
        LibvirtConnection libvirt, DomainRef domain, CancellationToken cancellationToken)
    {
        var active = libvirt.IsDomainActiveAsync(domain, cancellationToken);
        var persistent = libvirt.IsDomainPersistentAsync(domain, cancellationToken);
        var state = libvirt.GetDomainStateAsync(domain, cancellationToken);
        await Task.WhenAll(active, persistent, state);
        var isActive = await active;
        var isPersistent = await persistent;

        // For a transient domain, libvirt returns the running definition with this flag, too, but without resolved values.
        var live = isActive ? ReadXmlAsync(libvirt, domain, DomainXmlFlags.None, cancellationToken) : NoXmlAsync();
        var inactive = ReadXmlAsync(libvirt, domain, DomainXmlFlags.Inactive, cancellationToken);
        var saved = isActive ? NotSavedAsync() : IsSavedAsync(libvirt, domain, cancellationToken);
        await Task.WhenAll(live, inactive, saved);
        var liveXml = await live;
        var inactiveXml = await inactive;

        // Without the flag, libvirt returns the persistent definition of a stopped domain; only a running domain has an ID.
        return liveXml is not null && liveXml.Root.Attribute("id") is null
            ? null
            : new DomainSnapshot(
                domain,
                (await state).State,
                liveXml,
                isPersistent ? inactiveXml : null,
                await saved)
            {
                Requested = isActive && !isPersistent ? inactiveXml : null,
            };
    }

    private static async Task<DomainXml?> ReadXmlAsync(
        LibvirtConnection libvirt, DomainRef domain, DomainXmlFlags flags, CancellationToken cancellationToken) =>
        DomainXml.Parse(await libvirt.GetDomainXmlAsync(domain, flags, cancellationToken));

    private static async Task<bool> IsSavedAsync(LibvirtConnection libvirt, DomainRef domain, CancellationToken cancellationToken)
    {
        try
        {
            return await libvirt.HasManagedSaveImageAsync(domain, cancellationToken);
        }
        catch (LibvirtRemoteException exception) when (exception.Code == LibvirtErrorCode.NoSupport)
        {
            // Not every driver supports managed save.
            return false;
        }
    }

    private static Task<bool> NotSavedAsync() => Task.FromResult(false);

    private static Task<DomainXml?> NoXmlAsync() => Task.FromResult<DomainXml?>(null);
}
