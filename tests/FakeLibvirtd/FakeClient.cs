using System.Net.Sockets;
using LibvirtSharp;
using LibvirtSharp.Protocol;
using LibvirtSharp.Session;
using LibvirtSharp.Xdr;

namespace LibvirtFake;

/// <summary>One connection to the daemon.</summary>
internal sealed class FakeClient(FakeLibvirtd daemon, ProcedureTable procedures, Socket socket) : IDisposable
{
    private static int _lastNumber;

    private readonly NetworkStream _stream = new(socket, ownsSocket: true);
    private readonly SemaphoreSlim _writing = new(1);
    private readonly SemaphoreSlim _handling = new(daemon.Options.MaxClientRequests);
    private readonly List<Action> _afterReply = [];

    public int Number { get; } = Interlocked.Increment(ref _lastNumber);

    public FakeLibvirtd Daemon => daemon;

    public FakeHost Host => daemon.Host;

    public EventRegistrations Events { get; } = new();

    public bool IsAuthenticated { get; set; }

    public bool IsOpen { get; set; }

    public bool IsReadOnly { get; set; }

    public void Drop() => _stream.Dispose();

    public void Dispose()
    {
        Drop();
        _writing.Dispose();
        _handling.Dispose();
    }

    /// <summary>Runs an action after the reply of the current call has been sent.</summary>
    public void AfterReply(Action action) => _afterReply.Add(action);

    /// <summary>The action of the current call. Calls are executed one at a time.</summary>
    public Action[] TakeAfterReply()
    {
        Action[] actions = [.. _afterReply];
        _afterReply.Clear();
        return actions;
    }

    public void Raise(DomainEvent domainEvent)
    {
        foreach (var packet in Events.Encode(domainEvent))
        {
            _ = SendAsync(packet);
        }
    }

    public async Task RunAsync()
    {
        try
        {
            var reader = new PacketReader(_stream);
            while (await reader.ReadAsync(CancellationToken.None) is { } packet)
            {
                if (packet.Header.Program == PacketHeader.KeepAliveProgram)
                {
                    await AnswerPingAsync(packet.Header);
                }
                else
                {
                    await StartAsync(packet with { Payload = packet.Payload.ToArray() });
                }
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or XdrException)
        {
            // The client disconnected or sent an invalid packet. libvirtd closes the connection as well.
        }
        finally
        {
            daemon.Forget(this);
            Drop();
        }
    }

    public async Task SendAsync(ReadOnlyMemory<byte> packet)
    {
        await _writing.WaitAsync();
        try
        {
            await _stream.WriteAsync(packet);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The client disconnected; the read loop detects it as well.
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task AnswerPingAsync(PacketHeader header)
    {
        if (header.Procedure == KeepAlivePacket.Ping && !daemon.Options.IgnoresPings)
        {
            await SendAsync(KeepAlivePacket.Encode(KeepAlivePacket.Pong));
        }
    }

    private async Task StartAsync(Packet packet)
    {
        await _handling.WaitAsync();
        _ = HandleAsync();

        async Task HandleAsync()
        {
            try
            {
                await Task.Yield();
                await new CallHandler(this, procedures, packet).RunAsync();
            }
            finally
            {
                _handling.Release();
            }
        }
    }
}
