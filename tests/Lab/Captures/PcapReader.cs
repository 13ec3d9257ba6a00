using System.Buffers.Binary;

namespace Labs.Captures;

/// <summary>Reads the files that <c>tcpdump -w</c> writes on the machines here: classic pcap, little-endian, Ethernet.</summary>
internal static class PcapReader
{
    public const int HeaderLength = 24;
    private const uint Microseconds = 0xa1b2c3d4;
    private const uint Nanoseconds = 0xa1b23c4d;
    private const uint Ethernet = 1;
    private const int RecordHeaderLength = 16;

    /// <summary>Reads every frame that is there as a whole; the last one may still be being written.</summary>
    public static IReadOnlyList<CapturedFrame> Read(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderLength)
        {
            throw new FormatException($"A capture begins with {HeaderLength} bytes, this one has {file.Length}.");
        }

        var magic = BinaryPrimitives.ReadUInt32LittleEndian(file);
        var link = BinaryPrimitives.ReadUInt32LittleEndian(file[20..]);
        if (magic is not (Microseconds or Nanoseconds) || link != Ethernet)
        {
            throw new FormatException($"This is no capture of Ethernet frames: it begins with {magic:x8}, its link type is {link}.");
        }

        var frames = new List<CapturedFrame>();
        var rest = file[HeaderLength..];
        while (rest.Length >= RecordHeaderLength)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[8..]);
            rest = rest[RecordHeaderLength..];
            if (length > rest.Length)
            {
                break;
            }

            if (CapturedFrame.Read(rest[..(int)length]) is { } frame)
            {
                frames.Add(frame);
            }

            rest = rest[(int)length..];
        }

        return frames;
    }
}
