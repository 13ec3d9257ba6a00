using System.Globalization;
using HvProvider.Connections;
using HvProvider.Xml;
using LibvirtSharp;
using TerraformPlugin.Logging;

namespace HvProvider.Domains;

/// <summary>
/// Reads the domains of the host that other tools manage as well. A domain that is busy, hung or unreadable is skipped and named: it
/// must not stop what concerns other domains. The domains are read in parallel on a connection of their own, since a call that hangs
/// occupies a place of its connection.
/// </summary>
internal sealed class DomainSurvey : IDisposable
{
    // The daemon processes only a few calls of a connection at a time.
    private const int MaxParallel = 4;

    // Each hung call occupies a thread of the daemon until it returns.
    private const int MaxHung = 8;

    private readonly SharedConnection _connection;
    private readonly SharedReading<SurveyedDomains> _shared;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private LibvirtConnection? _current;
    private bool _readsTakeLock;

    /// <summary>Creates the survey without reading.</summary>
    public DomainSurvey(SharedConnection connection)
    {
        _connection = connection;
        _shared = new SharedReading<SurveyedDomains>(connection, ReadAllAsync);
    }

    /// <summary>
    /// The time limit for one domain. A domain that another tool is just starting cannot be read for some seconds: libvirt then holds
    /// its lock, in every version.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>All domains with their states, possibly read for another reader of this session.</summary>
    /// <exception cref="LibvirtException">The hypervisor is not reachable, or denies access to every domain.</exception>
    public Task<SurveyedDomains> ReadSharedAsync(CancellationToken cancellationToken) => _shared.GetAsync(cancellationToken);

    /// <summary>The current definitions of some domains. Domains that no longer exist are omitted.</summary>
    /// <exception cref="LibvirtException">The hypervisor is not reachable, or denies access to every domain.</exception>
    public Task<SurveyedDomains> ReadDefinitionsAsync(IReadOnlyCollection<DomainRef> domains, CancellationToken cancellationToken) =>
        ReadAsync(domains, DomainReading.ReadDefinitionsAsync, cancellationToken);

    /// <inheritdoc />
    public void Dispose() => _gate.Dispose();

    private async Task<SurveyedDomains> ReadAllAsync(CancellationToken cancellationToken)
    {
        var libvirt = await _connection.GetAsync(ConnectionAccess.ReadOnly, cancellationToken);
        var domains = await libvirt.ListDomainsAsync(DomainListFlags.All, cancellationToken);
        return await ReadAsync(domains, DomainReading.ReadWithStateAsync, cancellationToken);
    }

    private async Task<SurveyedDomains> ReadAsync(
        IReadOnlyCollection<DomainRef> domains,
        Func<LibvirtConnection, DomainRef, CancellationToken, Task<DomainSnapshot?>> read,
        CancellationToken cancellationToken)
    {
        var round = new Round(this, read);
        using var turns = new SemaphoreSlim(MaxParallel);
        await Task.WhenAll(domains.Select(async domain =>
        {
            await turns.WaitAsync(cancellationToken);
            try
            {
                await round.ReadAsync(domain, cancellationToken);
            }
            finally
            {
                turns.Release();
            }
        }));
        return round.Result;
    }

    private async Task<LibvirtConnection> ConnectAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_current is not { CloseReason: null })
            {
                _current = await _connection.OpenSeparateAsync(cancellationToken);
                _readsTakeLock = DomainLock.IsTakenToRead(await _current.GetLibraryVersionAsync(cancellationToken));
            }

            return _current;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Uses another connection for further calls, since a call of this one does not return.</summary>
    private void Leave(LibvirtConnection libvirt) => Interlocked.CompareExchange(ref _current, null, libvirt);

    /// <summary>One reading of several domains.</summary>
    private sealed class Round(
        DomainSurvey survey, Func<LibvirtConnection, DomainRef, CancellationToken, Task<DomainSnapshot?>> read)
    {
        private readonly Lock _sync = new();
        private readonly List<DomainSnapshot> _read = [];
        private readonly List<UnreadDomain> _unread = [];
        private LibvirtRemoteException? _refused;
        private int _hung;

        /// <summary>What was read.</summary>
        /// <exception cref="LibvirtRemoteException">The daemon refused to read any domain.</exception>
        public SurveyedDomains Result => _refused is not null && _read.Count == 0
            ? throw _refused
            : new SurveyedDomains(
                [.. _read.OrderBy(static snapshot => snapshot.Domain.Name, StringComparer.Ordinal)],
                [.. _unread.OrderBy(static domain => domain.Name, StringComparer.Ordinal)]);

        public async Task ReadAsync(DomainRef domain, CancellationToken cancellationToken)
        {
            if (Volatile.Read(ref _hung) >= MaxHung)
            {
                Skip(domain, $"not read, since {MaxHung} other domains do not answer");
                return;
            }

            var libvirt = await survey.ConnectAsync(cancellationToken);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(survey.Patience);
            try
            {
                if (survey._readsTakeLock && await DomainLock.FindHeldAsync(libvirt, domain, limit.Token) is { } held)
                {
                    Skip(domain, DomainLock.Describe(held));
                    return;
                }

                // Without the ID, the first call is made alone: a hung domain then occupies one place only.
                if (await read(libvirt, domain with { Id = -1 }, limit.Token) is { } snapshot)
                {
                    lock (_sync)
                    {
                        _read.Add(snapshot);
                    }
                }
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                Interlocked.Increment(ref _hung);
                survey.Leave(libvirt);
                Skip(domain, string.Create(
                    CultureInfo.InvariantCulture, $"libvirt did not return it within {survey.Patience.TotalSeconds:0.#} s"));
            }
            catch (LibvirtRemoteException exception) when (exception.Code is LibvirtErrorCode.OperationTimeout)
            {
                Skip(domain, "another operation holds its lock");
            }
            catch (LibvirtRemoteException exception)
            {
                _refused = exception;
                Skip(domain, $"{exception.ServerMessage} (error {(int)exception.Code})");
            }
            catch (UnreadableXmlException exception)
            {
                Skip(domain, $"its XML could not be parsed: {exception.Message}");
            }
        }

        private void Skip(DomainRef domain, string cause)
        {
            PluginLog.Debug("A domain could not be read.", ("domain", domain.Name), ("cause", cause));
            lock (_sync)
            {
                _unread.Add(new UnreadDomain(domain.Name, cause));
            }
        }
    }
}
