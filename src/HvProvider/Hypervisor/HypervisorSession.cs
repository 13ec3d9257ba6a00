using System.Collections.Concurrent;
using HvProvider.Connections;
using HvProvider.Domains;
using HvProvider.Hosts;
using HvProvider.Networks;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Hypervisor;

/// <summary>
/// One hypervisor in one walk of Terraform (validate, plan or apply): its connection, and what the attachments of that
/// walk have to know of each other. Creating it contacts nothing.
/// </summary>
internal sealed class HypervisorSession : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, bool> _said = new(StringComparer.Ordinal);
    private readonly Turns<string> _networkTurns = new();
    private readonly SharedConnection? _connection;
    private readonly DomainReader? _domains;
    private readonly HostReader? _host;
    private readonly GuestTaps? _taps;
    private readonly NetworkReader? _networks;
    private readonly SharedReading<LibvirtVersion>? _version;

    /// <summary>Begins a walk.</summary>
    /// <param name="settings">The configuration.</param>
    /// <param name="host">The ways to look at the hypervisor's host; those to this machine where none are given.</param>
    public HypervisorSession(HypervisorSettings settings, HostAccess? host = null)
    {
        Settings = settings;
        if (settings.Uri is { } uri)
        {
            _connection = new SharedConnection(uri, settings.ConnectTimeout);
            _domains = new DomainReader(_connection);
            _host = new HostReader(_connection, host ?? HostAccess.Local);
            _taps = new GuestTaps(_connection);
            _networks = new NetworkReader(_connection);
            _version = new SharedReading<LibvirtVersion>(_connection, ReadVersionAsync);
        }
    }

    /// <summary>The configuration.</summary>
    public HypervisorSettings Settings { get; }

    /// <summary>Which resources create and delete which NIC: by domain and name.</summary>
    public Claims<(string Domain, string Name), (Guid Domain, string Name)> NicClaims { get; } = new();

    /// <summary>What the networks are going to be that this walk has planned.</summary>
    public PlannedNetworks PlannedNetworks { get; } = new();

    /// <summary>The turns to change a domain.</summary>
    public Turns<Guid> DomainTurns { get; } = new();

    /// <summary>Which resources create and delete which libvirt network: by its name.</summary>
    public Claims<string, string> NetworkClaims { get; } = new();

    /// <summary>
    /// Waits for the turn to change networks; disposing the result ends it. All networks share one turn, since their names are claimed and
    /// released: there are few, and each change is short.
    /// </summary>
    public Task<IDisposable> TakeNetworkTurnAsync(CancellationToken cancellationToken) => _networkTurns.AcquireAsync("", cancellationToken);

    /// <summary>Whether the hypervisor is known; in a plan it may not be yet.</summary>
    public bool IsKnown => _connection is not null;

    /// <summary>Whether this walk has changed anything yet. What it has seen before says nothing of what is there since.</summary>
    public bool HasWritten => _connection?.HasWritten is true;

    /// <summary>Reads domains.</summary>
    /// <exception cref="DiagnosticException">The hypervisor is not known.</exception>
    public DomainReader Domains => _domains ?? throw NotKnown();

    /// <summary>Looks at the hypervisor's host.</summary>
    /// <exception cref="DiagnosticException">The hypervisor is not known.</exception>
    public HostReader Host => _host ?? throw NotKnown();

    /// <summary>Tells which taps of the host are whose.</summary>
    /// <exception cref="DiagnosticException">The hypervisor is not known.</exception>
    public GuestTaps Taps => _taps ?? throw NotKnown();

    /// <summary>Reads libvirt's networks.</summary>
    /// <exception cref="DiagnosticException">The hypervisor is not known.</exception>
    public NetworkReader Networks => _networks ?? throw NotKnown();

    /// <summary>The shared connection, opened now if this is the first call that needs it.</summary>
    /// <exception cref="LibvirtException">The hypervisor cannot be reached.</exception>
    /// <exception cref="DiagnosticException">The hypervisor is not known.</exception>
    public Task<LibvirtConnection> ConnectAsync(ConnectionAccess access, CancellationToken cancellationToken) =>
        _connection?.GetAsync(access, cancellationToken) ?? throw NotKnown();

    /// <summary>The version of libvirt on the hypervisor, asked for once per walk.</summary>
    /// <exception cref="LibvirtException">The hypervisor cannot be reached.</exception>
    /// <exception cref="DiagnosticException">The hypervisor is not known.</exception>
    public Task<LibvirtVersion> ReadVersionSharedAsync(CancellationToken cancellationToken) =>
        _version?.GetAsync(cancellationToken) ?? throw NotKnown();

    /// <summary>True the first time it is asked about something: a warning is given once per walk.</summary>
    public bool IsFirst(string notice) => _said.TryAdd(notice, true);

    /// <summary>Whether it was asked about before.</summary>
    public bool WasSaid(string notice) => _said.ContainsKey(notice);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _connection?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task<LibvirtVersion> ReadVersionAsync(CancellationToken cancellationToken)
    {
        var libvirt = await ConnectAsync(ConnectionAccess.ReadOnly, cancellationToken);
        return await libvirt.GetLibraryVersionAsync(cancellationToken);
    }

    private static DiagnosticException NotKnown() => new(
        "Hypervisor not known yet",
        "The provider's \"uri\" depends on something that is not known yet, so no hypervisor can be contacted.");
}
