using System.Net.Sockets;

namespace TerraformPlugin.Tests.Hosting;

/// <summary>Holds an operation of the fixture at a point of its run, and lets it go on when told.</summary>
internal sealed class Gate : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("hv-gate-").FullName;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private Socket? _waiting;

    public Gate()
    {
        Address = Path.Combine(_directory, "gate");
        _listener.Bind(new UnixDomainSocketEndPoint(Address));
        _listener.Listen();
    }

    public string Address { get; }

    /// <summary>Completes when the operation has arrived.</summary>
    public async Task ArrivedAsync(CancellationToken ct) => _waiting = await _listener.AcceptAsync(ct);

    public async Task OpenAsync(CancellationToken ct) =>
        await (_waiting ?? throw new InvalidOperationException("Nothing waits.")).SendAsync(new byte[1], ct);

    /// <summary>Completes when the operation has gone, whether let through or not.</summary>
    public async Task LeftAsync(CancellationToken ct) =>
        await (_waiting ?? throw new InvalidOperationException("Nothing waits.")).ReceiveAsync(new byte[1], ct);

    public void Dispose()
    {
        _waiting?.Dispose();
        _listener.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}
