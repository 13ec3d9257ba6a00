using HvProvider.Connections;
using LibvirtSharp;

namespace HvProvider.Domains;

/// <summary>
/// Reads domains. While a session only reads, all attachments of a domain share one read; after the first change, every call
/// reads again, because other providers of the same apply change the same domains.
/// </summary>
internal sealed class DomainReader(SharedConnection connection, SharedReading<LibvirtVersion> version)
{
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
    /// <exception cref="DomainLockedException">Another operation holds the lock that the daemon takes to read the domain.</exception>
    public async Task<DomainSnapshot?> ReadAsync(DomainSelector selector, CancellationToken cancellationToken)
    {
        var libvirt = await connection.GetAsync(ConnectionAccess.ReadOnly, cancellationToken);
        if (await FindAsync(selector, cancellationToken) is not { } domain)
        {
            return null;
        }

        if (domain.Id >= 0 && DomainLock.IsTakenToRead(await version.GetAsync(cancellationToken)))
        {
            await DomainLock.ThrowIfHeldAsync(libvirt, domain, cancellationToken);
        }

        return await DomainReading.ReadWithStateAsync(libvirt, domain, cancellationToken);
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
}
