using System.Net.Sockets;
using LibvirtSharp;

namespace LibvirtFake;

/// <summary>
/// A daemon that speaks libvirt's protocol with the production codec, keeps domains and networks in memory and
/// behaves towards NICs as libvirt 11.3 does. For faults that a real daemon does not produce on demand.
/// </summary>
public sealed class FakeLibvirtd : IAsyncDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("fake").FullName;
    private readonly Lock _lock = new();
    private readonly List<FakeClient> _clients = [];
    private readonly ProcedureTable _procedures = new();
    private Socket? _listener;
    private Task _accepting = Task.CompletedTask;

    private FakeLibvirtd(FakeLibvirtdOptions options)
    {
        Options = options;
        Host = new FakeHost(this);
    }

    /// <summary>How it behaves.</summary>
    public FakeLibvirtdOptions Options { get; }

    /// <summary>Its domains, networks and interfaces.</summary>
    public FakeHost Host { get; }

    /// <summary>Faults to be injected into calls.</summary>
    public CallHooks Hooks { get; } = new();

    /// <summary>Every call that arrived, in order.</summary>
    public CallLog Log { get; } = new();

    /// <summary>Path of its socket.</summary>
    public string SocketPath => Path.Combine(_directory, "sock");

    /// <summary>The URI that leads to it.</summary>
    public LibvirtUri Uri => LibvirtUri.Parse($"qemu:///system?socket={System.Uri.EscapeDataString(SocketPath)}");

    /// <summary>Clients connected now.</summary>
    public int ClientCount
    {
        get
        {
            lock (_lock)
            {
                return _clients.Count;
            }
        }
    }

    /// <summary>Starts a daemon on a socket of its own.</summary>
    public static Task<FakeLibvirtd> StartAsync(FakeLibvirtdOptions? options = null)
    {
        var fake = new FakeLibvirtd(options ?? new FakeLibvirtdOptions());
        fake.Listen();
        return Task.FromResult(fake);
    }

    /// <summary>Adds a domain; what is not given of its XML is made up.</summary>
    public FakeDomain AddDomain(string name, FakeDomainKind kind = FakeDomainKind.Running, string interfaces = "") =>
        Host.AddDomain(FakeDomain.Template(name, interfaces), kind);

    /// <summary>Opens a connection to it.</summary>
    public Task<LibvirtConnection> ConnectAsync(LibvirtConnectionOptions? options = null) =>
        LibvirtConnection.OpenAsync(Uri, options ?? LibvirtConnectionOptions.Default, CancellationToken.None);

    /// <summary>Stops listening and hangs up on everybody; the state is kept.</summary>
    public async Task StopAsync()
    {
        _listener?.Dispose();
        File.Delete(SocketPath);
        await _accepting;
        DropClients();
    }

    /// <summary>Listens again after <see cref="StopAsync"/>.</summary>
    public void Listen()
    {
        _listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        _listener.Bind(new UnixDomainSocketEndPoint(SocketPath));
        _listener.Listen(64);
        _accepting = AcceptAsync(_listener);
    }

    /// <summary>Restarts the daemon: all clients are dropped, domains keep running.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        Listen();
    }

    /// <summary>Hangs up on every client.</summary>
    public void DropClients()
    {
        foreach (var client in Clients())
        {
            client.Drop();
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_directory, recursive: true);
    }

    internal void Raise(DomainEvent domainEvent)
    {
        foreach (var client in Clients())
        {
            client.Raise(domainEvent);
        }
    }

    internal void Forget(FakeClient client)
    {
        lock (_lock)
        {
            _clients.Remove(client);
        }
    }

    private FakeClient[] Clients()
    {
        lock (_lock)
        {
            return [.. _clients];
        }
    }

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (true)
            {
                var client = new FakeClient(this, _procedures, await listener.AcceptAsync());
                lock (_lock)
                {
                    _clients.Add(client);
                }

                _ = client.RunAsync();
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // Stopped.
        }
    }
}
