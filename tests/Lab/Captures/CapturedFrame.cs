using System.Buffers.Binary;

namespace Labs.Captures;

/// <summary>An Ethernet frame as it passed where it was captured.</summary>
/// <param name="Destination">To which MAC address.</param>
/// <param name="Source">From which MAC address.</param>
/// <param name="Tags">Its VLAN tags, from the outside in.</param>
/// <param name="EtherType">What it carries.</param>
/// <param name="Probe">Who sent it, if that was a probe.</param>
public sealed record CapturedFrame(
    string Destination, string Source, IReadOnlyList<VlanTag> Tags, ushort EtherType, ProbeStamp? Probe)
{
    private const int Addresses = 12;
    private const int TagLength = 4;

    /// <summary>The tags as probes write them: <c>30</c>, <c>20.30</c>, or nothing.</summary>
    public string TagText => string.Join('.', Tags);

    /// <summary>Reads a frame, or nothing where it is too short to be one.</summary>
    internal static CapturedFrame? Read(ReadOnlySpan<byte> frame)
    {
        var tags = new List<VlanTag>();
        for (var rest = frame; rest.Length >= Addresses + 2; rest = rest[TagLength..])
        {
            var etherType = BinaryPrimitives.ReadUInt16BigEndian(rest[Addresses..]);
            if (!VlanTag.IsTag(etherType) || rest.Length < Addresses + TagLength)
            {
                return new CapturedFrame(
                    MacAddress.Format(frame), MacAddress.Format(frame[6..]), tags, etherType, ProbeStamp.Read(frame));
            }

            // The upper four bits are priority and drop eligibility.
            tags.Add(new VlanTag(etherType, (ushort)(BinaryPrimitives.ReadUInt16BigEndian(rest[(Addresses + 2)..]) & 0xfff)));
        }

        return null;
    }
}
