using System.Net.Sockets;

namespace TerraformPlugin.Tests.Hosting;

/// <summary>Suspends operations of the fixture until the test continues them.</summary>
internal sealed class Gate : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("hv-gate-").FullName;
    private readonly Socket _listener = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
    private readonly List<Socket> _waiting = [];

    public Gate()
    {
        Address = Path.Combine(_directory, "gate");
        _listener.Bind(new UnixDomainSocketEndPoint(Address));
        _listener.Listen();
    }

    public string Address { get; }

    /// <summary>The operation at the gate.</summary>
    private Socket Only => _waiting is [var waiting] ? waiting : throw new InvalidOperationException("Not one operation waits.");

    /// <summary>Completes when so many operations have reached the gate.</summary>
    public async Task ArrivedAsync(CancellationToken ct, int count = 1)
    {
        while (_waiting.Count < count)
        {
            _waiting.Add(await _listener.AcceptAsync(ct));
        }
    }

    /// <summary>Continues all operations at the gate.</summary>
    public async Task OpenAsync(CancellationToken ct)
    {
        foreach (var waiting in _waiting)
        {
            await waiting.SendAsync(new byte[1], ct);
        }
    }

    /// <summary>Completes when the operation has left the gate, whether continued or not.</summary>
    public async Task LeftAsync(CancellationToken ct) => await Only.ReceiveAsync(new byte[1], ct);

    /// <summary>Waits until the operation ends at the gate; returns whether it was told to stop.</summary>
    public async Task<bool> StoppedAsync(CancellationToken ct) => await Only.ReceiveAsync(new byte[1], ct) == 1;

    public void Dispose()
    {
        _waiting.ForEach(waiting => waiting.Dispose());
        _listener.Dispose();
        Directory.Delete(_directory, recursive: true);
    }
}
