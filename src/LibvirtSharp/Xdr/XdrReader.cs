using System.Buffers.Binary;
using System.Text;

namespace LibvirtSharp.Xdr;

/// <summary>
/// Reads XDR (RFC 4506) from a span. Every read is bounds-checked, every length is checked before use.
/// </summary>
internal ref struct XdrReader(ReadOnlySpan<byte> data)
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _rest = data;

    /// <summary>Bytes not read yet.</summary>
    public readonly int Remaining => _rest.Length;

    /// <summary>int, enum: four bytes.</summary>
    public int ReadInt32() => BinaryPrimitives.ReadInt32BigEndian(Take(4));

    /// <summary>unsigned int: four bytes.</summary>
    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32BigEndian(Take(4));

    /// <summary>hyper: eight bytes.</summary>
    public long ReadInt64() => BinaryPrimitives.ReadInt64BigEndian(Take(8));

    /// <summary>unsigned hyper: eight bytes.</summary>
    public ulong ReadUInt64() => BinaryPrimitives.ReadUInt64BigEndian(Take(8));

    /// <summary>double: eight bytes, IEEE 754.</summary>
    public double ReadDouble() => BinaryPrimitives.ReadDoubleBigEndian(Take(8));

    /// <summary>bool: four bytes, 0 or 1.</summary>
    public bool ReadBoolean() => ReadUInt32() switch
    {
        0 => false,
        1 => true,
        var other => throw new XdrException($"a bool is {other}, allowed: 0 and 1"),
    };

    /// <summary>opaque[16]: a UUID in its textual byte order.</summary>
    public Guid ReadUuid() => new(Take(16), bigEndian: true);

    /// <summary>string: length, UTF-8, zero padding to four bytes.</summary>
    public string ReadString()
    {
        var length = ReadUInt32();
        if (length > ProtocolLimits.String)
        {
            throw new XdrException($"a string of {length} bytes, limit: {ProtocolLimits.String}");
        }

        var bytes = Take((int)length);
        SkipPadding((int)length);
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // Names of host objects can be invalid UTF-8, which must not end the connection.
            return Encoding.Latin1.GetString(bytes);
        }
    }

    /// <summary>A string that may be absent: 0, or 1 and the string.</summary>
    public string? ReadOptionalString() => ReadBoolean() ? ReadString() : null;

    /// <summary>One value.</summary>
    public T Read<T>() where T : IXdrValue<T> => T.Read(ref this);

    /// <summary>T&lt;&gt;: count, then that many items.</summary>
    public T[] ReadList<T>() where T : IXdrListItem<T>
    {
        var count = ReadUInt32();
        if (count > T.MaxCount)
        {
            throw new XdrException($"a list of {count} items, limit: {T.MaxCount}");
        }

        if (count * (long)T.MinSize > Remaining)
        {
            throw new XdrException($"a list of {count} items in {Remaining} bytes");
        }

        var items = new T[count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = T.Read(ref this);
        }

        return items;
    }

    /// <summary>Throws if unread bytes are left, because the value was then misinterpreted.</summary>
    public readonly void EnsureEnd()
    {
        if (!_rest.IsEmpty)
        {
            throw new XdrException($"{_rest.Length} unread bytes");
        }
    }

    private void SkipPadding(int length)
    {
        var padding = Take(-length & 3);
        if (padding.ContainsAnyExcept((byte)0))
        {
            throw new XdrException("padding is not zero");
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw new XdrException($"{count} bytes expected, {_rest.Length} left");
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
