using System.Buffers.Binary;
using System.Text;

namespace LibvirtSharp.Xdr;

/// <summary>Writes XDR (RFC 4506) into a growing buffer.</summary>
internal ref struct XdrWriter(int capacity)
{
    private byte[] _buffer = new byte[capacity];
    private int _length;

    /// <summary>Bytes written so far.</summary>
    public readonly int Length => _length;

    /// <summary>The written bytes; valid until the next write.</summary>
    public readonly Memory<byte> Written => _buffer.AsMemory(0, _length);

    /// <summary>int, enum: four bytes.</summary>
    public void WriteInt32(int value) => BinaryPrimitives.WriteInt32BigEndian(Take(4), value);

    /// <summary>unsigned int: four bytes.</summary>
    public void WriteUInt32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Take(4), value);

    /// <summary>hyper: eight bytes.</summary>
    public void WriteInt64(long value) => BinaryPrimitives.WriteInt64BigEndian(Take(8), value);

    /// <summary>unsigned hyper: eight bytes.</summary>
    public void WriteUInt64(ulong value) => BinaryPrimitives.WriteUInt64BigEndian(Take(8), value);

    /// <summary>double: eight bytes, IEEE 754.</summary>
    public void WriteDouble(double value) => BinaryPrimitives.WriteDoubleBigEndian(Take(8), value);

    /// <summary>bool: four bytes, 0 or 1.</summary>
    public void WriteBoolean(bool value) => WriteUInt32(value ? 1u : 0u);

    /// <summary>opaque[16]: a UUID in its textual byte order.</summary>
    public void WriteUuid(Guid value) => value.TryWriteBytes(Take(16), bigEndian: true, out _);

    /// <summary>string: length, UTF-8, zero padding to four bytes.</summary>
    public void WriteString(string value)
    {
        var length = Encoding.UTF8.GetByteCount(value);
        if (length > ProtocolLimits.String)
        {
            throw new XdrException($"a string of {length} bytes, limit: {ProtocolLimits.String}");
        }

        if (value.Contains('\0', StringComparison.Ordinal))
        {
            throw new XdrException("a string with a NUL character");
        }

        WriteUInt32((uint)length);
        Encoding.UTF8.GetBytes(value, Take(length));
        Take(-length & 3).Clear();
    }

    /// <summary>A string that may be absent: 0, or 1 and the string.</summary>
    public void WriteOptionalString(string? value)
    {
        WriteBoolean(value is not null);
        if (value is not null)
        {
            WriteString(value);
        }
    }

    /// <summary>One value.</summary>
    public void Write<T>(T value) where T : IXdrValue<T> => value.Write(ref this);

    /// <summary>T&lt;&gt;: count, then that many items.</summary>
    public void WriteList<T>(IReadOnlyList<T> items) where T : IXdrListItem<T>
    {
        if (items.Count > T.MaxCount)
        {
            throw new XdrException($"a list of {items.Count} items, limit: {T.MaxCount}");
        }

        WriteUInt32((uint)items.Count);
        foreach (var item in items)
        {
            item.Write(ref this);
        }
    }

    private Span<byte> Take(int count)
    {
        if (_length + count > ProtocolLimits.Packet)
        {
            throw new XdrException($"a packet of more than {ProtocolLimits.Packet} bytes");
        }

        if (_length + count > _buffer.Length)
        {
            Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + count));
        }

        var taken = _buffer.AsSpan(_length, count);
        _length += count;
        return taken;
    }
}
