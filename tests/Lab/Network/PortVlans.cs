namespace Labs.Network;

/// <summary>The VLANs of one port of a bridge.</summary>
public sealed record PortVlans(IReadOnlyList<PortVlan> All)
{
    /// <summary>A port that belongs to no VLAN.</summary>
    public static PortVlans None { get; } = new([]);

    /// <summary>The VLAN of frames that come in without a tag, if there is one.</summary>
    public int? Pvid => All.SingleOrDefault(vlan => vlan.IsPvid)?.Id;

    /// <summary>The VLANs whose frames go out without a tag.</summary>
    public IReadOnlyList<int> Untagged => [.. All.Where(vlan => vlan.IsUntagged).Select(vlan => vlan.Id)];

    /// <summary>The VLANs whose frames go out with their tag.</summary>
    public IReadOnlyList<int> Tagged => [.. All.Where(vlan => !vlan.IsUntagged).Select(vlan => vlan.Id)];

    /// <summary>Such as <c>20 PVID u, 30, 40</c>: u for what goes out untagged; or <c>-</c>.</summary>
    public override string ToString() => All.Count == 0 ? "-" : string.Join(", ", All);
}
