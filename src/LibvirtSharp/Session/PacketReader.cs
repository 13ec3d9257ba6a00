using System.Buffers.Binary;
using LibvirtSharp.Protocol;
using LibvirtSharp.Xdr;

namespace LibvirtSharp.Session;

/// <summary>
/// Splits a stream into packets. A length is checked before use, and the buffer grows with the received bytes, not with the
/// announced length.
/// </summary>
internal sealed class PacketReader(Stream stream)
{
    private const int DefaultSize = 64 * 1024;

    private byte[] _buffer = new byte[4096];
    private int _start;
    private int _end;

    private int Available => _end - _start;

    /// <summary>The next packet; null at an orderly end of the stream.</summary>
    /// <exception cref="EndOfStreamException">The stream ended inside a packet.</exception>
    /// <exception cref="XdrException">The bytes are not a packet.</exception>
    public async ValueTask<Packet?> ReadAsync(CancellationToken cancellationToken)
    {
        ReleaseLargeBuffer();
        if (!await FillAsync(sizeof(int), cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var length = BinaryPrimitives.ReadUInt32BigEndian(_buffer.AsSpan(_start));
        if (length is < ProtocolLimits.HeaderSize or > ProtocolLimits.Packet)
        {
            throw new XdrException(
                $"a packet of {length} bytes, allowed: {ProtocolLimits.HeaderSize} to {ProtocolLimits.Packet}");
        }

        await FillAsync((int)length, cancellationToken).ConfigureAwait(false);
        var packet = _buffer.AsMemory(_start, (int)length);
        _start += (int)length;
        return new Packet(ReadHeader(packet.Span), packet[ProtocolLimits.HeaderSize..]);
    }

    private static PacketHeader ReadHeader(ReadOnlySpan<byte> packet)
    {
        var reader = new XdrReader(packet[sizeof(int)..]);
        return reader.Read<PacketHeader>();
    }

    /// <summary>Waits until so many bytes are available; false if the stream ended before the first of them.</summary>
    private async ValueTask<bool> FillAsync(int count, CancellationToken cancellationToken)
    {
        while (Available < count)
        {
            MakeRoom(count);
            var read = await stream.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            if (read == 0 && Available == 0)
            {
                return false;
            }

            if (read == 0)
            {
                throw new EndOfStreamException($"the stream ended {count - Available} bytes short of a packet");
            }

            _end += read;
        }

        return true;
    }

    private void MakeRoom(int count)
    {
        if (_end < _buffer.Length && _start + count <= _buffer.Length)
        {
            return;
        }

        _buffer.AsSpan(_start, Available).CopyTo(_buffer);
        (_start, _end) = (0, Available);
        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Min(Math.Max(count, DefaultSize), _buffer.Length * 2));
        }
    }

    private void ReleaseLargeBuffer()
    {
        if (Available == 0 && _buffer.Length > DefaultSize)
        {
            _buffer = new byte[DefaultSize];
        }

        if (Available == 0)
        {
            (_start, _end) = (0, 0);
        }
    }
}
