using System.Net.Sockets;

namespace TerraformPlugin.Tests.Hosting;

/// <summary>Suspends an operation of the fixture until the test continues it.</summary>
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

    /// <summary>Completes when the operation has reached the gate.</summary>
    public async Task ArrivedAsync(CancellationToken ct) => _waiting = await _listener.AcceptAsync(ct);

    public async Task OpenAsync(CancellationToken ct) =>
        await (_waiting ?? throw new InvalidOperationException("Nothing waits.")).SendAsync(new byte[1], ct);

    /// <summary>Completes when the operation has left the gate, whether continued or not.</summary>
    public async Task LeftAsync(CancellationToken ct) =>
        await (_waiting ?? throw new InvalidOperationException("Nothing waits.")).ReceiveAsync(new byte[1], ct);

    public void Dispose()
    {
        _waiting?.Dispose();
        _listener.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}
