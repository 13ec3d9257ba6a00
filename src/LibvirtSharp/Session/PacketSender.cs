using System.Threading.Channels;
using LibvirtSharp.Protocol;

namespace LibvirtSharp.Session;

/// <summary>The queue of outgoing packets, and the loop that writes them in order.</summary>
internal sealed class PacketSender(Stream stream)
{
    private readonly Channel<(ReadOnlyMemory<byte> Packet, PendingCall? Call)> _queue =
        Channel.CreateUnbounded<(ReadOnlyMemory<byte>, PendingCall?)>(new() { SingleReader = true });

    private int _pongQueued;

    /// <summary>Queues a call. It can be withdrawn until it is written.</summary>
    public void Enqueue(ReadOnlyMemory<byte> packet, PendingCall call) => _queue.Writer.TryWrite((packet, call));

    /// <summary>Queues a PING.</summary>
    public void EnqueuePing() => _queue.Writer.TryWrite((KeepAlivePacket.Encode(KeepAlivePacket.Ping), null));

    /// <summary>
    /// Queues a PONG unless one is queued: a peer that sends PINGs without reading must not exhaust memory.
    /// </summary>
    public void EnqueuePong()
    {
        if (Interlocked.Exchange(ref _pongQueued, 1) == 0)
        {
            _queue.Writer.TryWrite((ReadOnlyMemory<byte>.Empty, null));
        }
    }

    /// <summary>Ends the loop.</summary>
    public void Stop() => _queue.Writer.TryComplete();

    /// <summary>Writes until stopped; throws the exceptions of the stream.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await foreach (var (packet, call) in _queue.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            if (call is not null && !call.TryMarkWritten())
            {
                continue;
            }

            await stream.WriteAsync(packet.IsEmpty ? TakePong() : packet, cancellationToken).ConfigureAwait(false);
            await stream.FlushAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private ReadOnlyMemory<byte> TakePong()
    {
        Volatile.Write(ref _pongQueued, 0);
        return KeepAlivePacket.Encode(KeepAlivePacket.Pong);
    }
}
