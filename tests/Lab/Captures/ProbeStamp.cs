using System.Buffers.Binary;
using Labs.Probes;

namespace Labs.Captures;

/// <summary>What every frame of a probe carries in its last bytes.</summary>
/// <param name="Sender">The MAC address of the NIC that sent it.</param>
/// <param name="Kind">The kind that it was sent as.</param>
/// <param name="Sequence">Which one of that kind it is, counted by its sender.</param>
public sealed record ProbeStamp(string Sender, string Kind, uint Sequence)
{
    private const int Length = 8 + 6 + 1 + 4;

    private static ReadOnlySpan<byte> Magic => "hvprobe1"u8;

    /// <summary>Reads the stamp, if there is one.</summary>
    internal static ProbeStamp? Read(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < Length || !frame[^Length..].StartsWith(Magic))
        {
            return null;
        }

        var stamp = frame[^(Length - Magic.Length)..];
        return stamp[6] < FrameKinds.All.Count
            ? new ProbeStamp(MacAddress.Format(stamp[..6]), FrameKinds.All[stamp[6]], BinaryPrimitives.ReadUInt32BigEndian(stamp[7..]))
            : null;
    }
}
