using System.Collections.Concurrent;
using HvProvider.Connections;
using HvProvider.Domains;
using HvProvider.Hosts;
using HvProvider.Networks;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Hypervisor;

/// <summary>
/// One hypervisor in one Terraform operation (validate, plan or apply): its connection, and the state that the attachments of
/// that operation share. Creating a session contacts nothing.
/// </summary>
internal sealed class HypervisorSession : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, bool> _reported = new(StringComparer.Ordinal);
    private readonly Turns<string> _networkTurns = new();
    private readonly SharedConnection? _connection;
    private readonly DomainReader? _domains;
    private readonly HostReader? _host;
    private readonly DomainSurvey? _survey;
    private readonly MacOwners? _macs;
    private readonly GuestTaps? _taps;
    private readonly NetworkReader? _networks;
    private readonly SharedReading<LibvirtVersion>? _version;

    /// <summary>Creates a session.</summary>
    /// <param name="settings">The configuration.</param>
    /// <param name="host">Access to the hypervisor's host; by default, access to this machine.</param>
    public HypervisorSession(HypervisorSettings settings, HostAccess? host = null)
    {
        Settings = settings;
        if (settings.Uri is { } uri)
        {
            _connection = new SharedConnection(uri, settings.ConnectTimeout);
            _version = new SharedReading<LibvirtVersion>(_connection, ReadVersionAsync);
            _domains = new DomainReader(_connection, _version);
            _host = new HostReader(_connection, host ?? HostAccess.Local);
            _survey = new DomainSurvey(_connection);
            _macs = new MacOwners(_connection, _survey);
            _taps = new GuestTaps(_survey);
            _networks = new NetworkReader(_connection);
        }
    }

    /// <summary>The configuration.</summary>
    public HypervisorSettings Settings { get; }

    /// <summary>Which resources create and delete which NIC: by domain and name.</summary>
    public Claims<(string Domain, string Name), (Guid Domain, string Name)> NicClaims { get; } = new();

    /// <summary>The networks planned in this session.</summary>
    public PlannedNetworks PlannedNetworks { get; } = new();

    /// <summary>The PCI slots that new NICs of this session require.</summary>
    public PlannedSlots PlannedSlots { get; } = new();

    /// <summary>The names of the bridges that this session has found on the host.</summary>
    public ConcurrentDictionary<string, bool> FoundBridges { get; } = new(StringComparer.Ordinal);

    /// <summary>The turns to change a domain.</summary>
    public Turns<Guid> DomainTurns { get; } = new();

    /// <summary>Which resources create and delete which libvirt network: by its name.</summary>
    public Claims<string, string> NetworkClaims { get; } = new();

    /// <summary>
    /// Waits for the turn to change networks; disposing the result ends it. All networks share one turn, since their names are claimed and
    /// released: there are few, and each change is short.
    /// </summary>
    public Task<IDisposable> TakeNetworkTurnAsync(OperationTime time) => _networkTurns.AcquireAsync("", time);

    /// <summary>Whether the URI of the hypervisor is known. It may be unknown during plan.</summary>
    public bool IsKnown => _connection is not null;

    /// <summary>Whether this session has changed anything. Data read before the first change is stale.</summary>
    public bool HasWritten => _connection?.HasWritten is true;

    /// <summary>Reads domains.</summary>
    /// <exception cref="DiagnosticException">The hypervisor is not known.</exception>
    public DomainReader Domains => _domains ?? throw NotKnown();

    /// <summary>Reads the state of the hypervisor's host.</summary>
    /// <exception cref="DiagnosticException">The hypervisor is not known.</exception>
    public HostReader Host => _host ?? throw NotKnown();

    /// <summary>Reads the domains of the host that other tools manage as well.</summary>
    /// <exception cref="DiagnosticException">The hypervisor is not known.</exception>
    public DomainSurvey Survey => _survey ?? throw NotKnown();

    /// <summary>Finds the domains with a MAC address.</summary>
    /// <exception cref="DiagnosticException">The hypervisor is not known.</exception>
    public MacOwners Macs => _macs ?? throw NotKnown();

    /// <summary>Maps taps of the host to the NICs of domains.</summary>
    /// <exception cref="DiagnosticException">The hypervisor is not known.</exception>
    public GuestTaps Taps => _taps ?? throw NotKnown();

    /// <summary>Reads libvirt's networks.</summary>
    /// <exception cref="DiagnosticException">The hypervisor is not known.</exception>
    public NetworkReader Networks => _networks ?? throw NotKnown();

    /// <summary>The shared connection, which the first call that needs it opens.</summary>
    /// <exception cref="LibvirtException">The hypervisor is not reachable.</exception>
    /// <exception cref="DiagnosticException">The hypervisor is not known.</exception>
    public Task<LibvirtConnection> ConnectAsync(ConnectionAccess access, CancellationToken cancellationToken) =>
        _connection?.GetAsync(access, cancellationToken) ?? throw NotKnown();

    /// <summary>The version of libvirt on the hypervisor, read once per session.</summary>
    /// <exception cref="LibvirtException">The hypervisor is not reachable.</exception>
    /// <exception cref="DiagnosticException">The hypervisor is not known.</exception>
    public Task<LibvirtVersion> ReadVersionSharedAsync(CancellationToken cancellationToken) =>
        _version?.GetAsync(cancellationToken) ?? throw NotKnown();

    /// <summary>
    /// Whether the daemon belongs to a user session and runs without privileges. For root, libvirt's own clients connect to the system
    /// daemon with <c>/session</c>, too.
    /// </summary>
    /// <exception cref="LibvirtException">The hypervisor is not reachable.</exception>
    /// <exception cref="DiagnosticException">The hypervisor is not known.</exception>
    public async Task<bool> IsUserSessionAsync(CancellationToken cancellationToken) =>
        Settings.Uri is { Path: "/session" }
        && (await ConnectAsync(ConnectionAccess.ReadOnly, cancellationToken)).UnixPeer is not { UserId: 0 };

    /// <summary>True on the first call for a key, so that a warning is added once per session.</summary>
    public bool IsFirstReport(string notice) => _reported.TryAdd(notice, true);

    /// <summary>Whether <see cref="IsFirstReport"/> was called for the key.</summary>
    public bool WasReported(string notice) => _reported.ContainsKey(notice);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        _macs?.Dispose();
        _survey?.Dispose();
    }

    private async Task<LibvirtVersion> ReadVersionAsync(CancellationToken cancellationToken)
    {
        var libvirt = await ConnectAsync(ConnectionAccess.ReadOnly, cancellationToken);
        return await libvirt.GetLibraryVersionAsync(cancellationToken);
    }

    private static DiagnosticException NotKnown() => new(
        "Hypervisor URI not yet known",
        "The \"uri\" of the provider depends on values that are not yet known. The hypervisor cannot be contacted.");
}
