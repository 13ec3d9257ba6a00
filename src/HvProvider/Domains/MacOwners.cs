using System.Diagnostics;
using HvProvider.Connections;
using HvProvider.Nics.Values;
using LibvirtSharp;

namespace HvProvider.Domains;

/// <summary>
/// Finds other domains of the host with a MAC address. libvirt accepts duplicates, the network does not. All domains are read once per
/// apply. Afterwards, only domains that changed are read again, so the number of calls for a NIC does not depend on the number of
/// domains.
/// </summary>
internal sealed class MacOwners(SharedConnection connection, DomainSurvey survey) : IDisposable
{
    // Old versions of libvirt do not report a change of a persistent definition. All domains are therefore read again from time to
    // time, with at most one twentieth of the time of an apply.
    private const int RereadingShare = 20;

    private readonly DomainChanges _changes = new();
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Lock _sync = new();
    private readonly Dictionary<MacAddress, DomainRef> _reserved = [];
    private MacTable? _table;
    private IReadOnlyList<UnreadDomain> _unread = [];

    // Readings that were made while other domains were being read; they are newer than the results of that.
    private List<DomainSnapshot>? _learned;
    private long _readAt;
    private TimeSpan _validFor;

    /// <summary>The minimum time until all domains are read again.</summary>
    public TimeSpan RereadAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The domains that this session is changing, and those that changed since they were last read.</summary>
    public DomainChanges Changes => _changes;

    /// <summary>
    /// Searches the address in all other domains and, if it is free, reserves it for the domain until <see cref="EndChange"/>: of two NICs
    /// that one apply creates with the same address, the second is found before either exists.
    /// </summary>
    public async Task<MacSearch> ReserveAsync(MacAddress mac, DomainRef domain, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            lock (_sync)
            {
                if (_reserved.TryGetValue(mac, out var holder) && holder.Uuid != domain.Uuid)
                {
                    return new MacSearch(holder.Name, _unread);
                }
            }

            var owner = await FindAsync(mac, domain, cancellationToken);
            if (owner is null)
            {
                lock (_sync)
                {
                    _reserved[mac] = domain;
                }
            }

            return new MacSearch(owner?.Name, _unread);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>
    /// Searches a reserved address again after the NIC was attached, since another tool may have used it in the meantime. Null if the
    /// address was not reserved for the domain.
    /// </summary>
    public async Task<MacSearch?> ConfirmAsync(MacAddress mac, DomainRef domain, CancellationToken cancellationToken)
    {
        lock (_sync)
        {
            if (!_reserved.TryGetValue(mac, out var holder) || holder.Uuid != domain.Uuid)
            {
                return null;
            }
        }

        await _gate.WaitAsync(cancellationToken);
        try
        {
            return new MacSearch((await FindAsync(mac, domain, cancellationToken))?.Name, _unread);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Notes that this session starts to change a domain and reads it itself.</summary>
    public void BeginChange(Guid domain) => _changes.Hold(domain);

    /// <summary>Notes that this session has changed a domain, and ends the reservations for it.</summary>
    public void EndChange(Guid domain)
    {
        _changes.Release(domain);
        lock (_sync)
        {
            foreach (var mac in _reserved.Where(reservation => reservation.Value.Uuid == domain).Select(static one => one.Key).ToArray())
            {
                _reserved.Remove(mac);
            }
        }
    }

    /// <summary>Uses the result of reading a domain that this session changes.</summary>
    /// <param name="snapshot">The domain.</param>
    /// <param name="last">The number of the last change when the reading started.</param>
    public void Learn(DomainSnapshot snapshot, long last)
    {
        lock (_sync)
        {
            _table?.Set(snapshot);
            _learned?.Add(snapshot);
        }

        _changes.Forget(snapshot.Domain.Uuid, last);
    }

    /// <inheritdoc />
    public void Dispose() => _gate.Dispose();

    private async Task<DomainRef?> FindAsync(MacAddress mac, DomainRef domain, CancellationToken cancellationToken)
    {
        var libvirt = await connection.GetAsync(ConnectionAccess.ReadOnly, cancellationToken);
        if (_table is null || !_changes.IsWatching(libvirt) || Stopwatch.GetElapsedTime(_readAt) > _validFor)
        {
            await ReadAllAsync(libvirt, cancellationToken);
        }
        else if (_changes.Find() is { Count: > 0 } changed)
        {
            await ReadAgainAsync(changed, cancellationToken);
        }

        // A domain may have lost the address without an event.
        if (Owners() is { Count: > 0 } candidates)
        {
            await ReadAgainAsync(candidates, cancellationToken);
        }

        return Owners().Cast<DomainRef?>().FirstOrDefault();

        IReadOnlyList<DomainRef> Owners()
        {
            lock (_sync)
            {
                return _table!.Find(mac, domain.Uuid);
            }
        }
    }

    private async Task ReadAllAsync(LibvirtConnection libvirt, CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();

        // Watched before they are read, so that no change is missed.
        await _changes.WatchAsync(libvirt, cancellationToken);
        var last = BeginReading();
        var table = new MacTable();
        var found = await survey.ReadDefinitionsAsync(
            await libvirt.ListDomainsAsync(DomainListFlags.All, cancellationToken), cancellationToken);
        foreach (var snapshot in found.Read)
        {
            table.Set(snapshot);
            _changes.Forget(snapshot.Domain.Uuid, last);
        }

        lock (_sync)
        {
            _table = table;
            EndReading();
        }

        _unread = found.Unread;
        _readAt = Stopwatch.GetTimestamp();
        _validFor = Stopwatch.GetElapsedTime(begin, _readAt) * RereadingShare is var share && share > RereadAfter ? share : RereadAfter;
    }

    private async Task ReadAgainAsync(IReadOnlyList<DomainRef> domains, CancellationToken cancellationToken)
    {
        var last = BeginReading();
        var found = await survey.ReadDefinitionsAsync(domains, cancellationToken);
        lock (_sync)
        {
            foreach (var snapshot in found.Read)
            {
                _table!.Set(snapshot);
            }

            // A domain that could not be read keeps the addresses that it had.
            foreach (var gone in domains.Where(domain => found.Read.All(snapshot => snapshot.Domain.Uuid != domain.Uuid)
                && found.Unread.All(unread => unread.Name != domain.Name)))
            {
                _table!.Remove(gone.Uuid);
            }

            EndReading();
        }

        _unread = [.. _unread.UnionBy(found.Unread, static domain => domain.Name)];
        foreach (var domain in domains)
        {
            _changes.Forget(domain.Uuid, last);
        }
    }

    /// <summary>The number of the last change before a reading of other domains.</summary>
    private long BeginReading()
    {
        lock (_sync)
        {
            _learned = [];
            return _changes.Last;
        }
    }

    private void EndReading()
    {
        _learned?.ForEach(_table!.Set);
        _learned = null;
    }
}
