using System.Net.Sockets;
using LibvirtSharp;

namespace LibvirtFake;

/// <summary>
/// A daemon that implements libvirt's protocol with the production codec, keeps domains and networks in memory, and handles NICs
/// like libvirt 11.3. It produces faults that a real daemon cannot produce on demand.
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

    /// <summary>The options.</summary>
    public FakeLibvirtdOptions Options { get; }

    /// <summary>The domains, networks and interfaces.</summary>
    public FakeHost Host { get; }

    /// <summary>The faults to inject into calls.</summary>
    public CallHooks Hooks { get; } = new();

    /// <summary>All received calls, in order.</summary>
    public CallLog Log { get; } = new();

    /// <summary>The path of the socket.</summary>
    public string SocketPath => Path.Combine(_directory, "sock");

    /// <summary>The URI of the daemon.</summary>
    public LibvirtUri Uri => LibvirtUri.Parse($"qemu:///system?socket={System.Uri.EscapeDataString(SocketPath)}");

    /// <summary>The connected clients.</summary>
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

    /// <summary>Starts a daemon on a new socket.</summary>
    public static Task<FakeLibvirtd> StartAsync(FakeLibvirtdOptions? options = null)
    {
        var fake = new FakeLibvirtd(options ?? new FakeLibvirtdOptions());
        fake.Listen();
        return Task.FromResult(fake);
    }

    /// <summary>Adds a domain; missing parts of its XML are generated.</summary>
    public FakeDomain AddDomain(string name, FakeDomainKind kind = FakeDomainKind.Running, string interfaces = "") =>
        Host.AddDomain(FakeDomain.Template(name, interfaces), kind);

    /// <summary>Opens a connection to the daemon.</summary>
    public Task<LibvirtConnection> ConnectAsync(LibvirtConnectionOptions? options = null) =>
        LibvirtConnection.OpenAsync(Uri, options ?? LibvirtConnectionOptions.Default, CancellationToken.None);

    /// <summary>Stops listening and disconnects all clients; the state is kept.</summary>
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

    /// <summary>Restarts the daemon: all clients are disconnected, domains keep running.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        Listen();
    }

    /// <summary>Disconnects all clients.</summary>
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
