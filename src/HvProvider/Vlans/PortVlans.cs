using System.Globalization;

namespace HvProvider.Vlans;

/// <summary>The VLANs of a bridge port, or of the bridge's own port, in the kernel.</summary>
/// <param name="Pvid">The VLAN of untagged frames received on the port; null if they are dropped.</param>
/// <param name="Untagged">The VLANs that leave the port untagged, in order.</param>
/// <param name="Tagged">The VLANs that leave the port tagged, in order.</param>
internal sealed record PortVlans(int? Pvid, IReadOnlyList<int> Untagged, IReadOnlyList<int> Tagged)
{
    /// <summary>A port without VLANs. With VLAN filtering, it passes no frames.</summary>
    public static readonly PortVlans None = new(null, [], []);

    /// <summary>All VLANs that the port carries, in order.</summary>
    public IEnumerable<int> All => Untagged.Concat(Tagged).Order();

    /// <summary>
    /// The VLAN that is untagged in both directions; null if there is none. On the uplink, it is the infrastructure VLAN.
    /// </summary>
    public int? UntaggedBothWays => Pvid is { } pvid && Untagged.Contains(pvid) ? pvid : null;

    /// <summary>Whether the port carries a VLAN, tagged or not.</summary>
    public bool Carries(int vlan) => Untagged.Contains(vlan) || Tagged.Contains(vlan);

    /// <summary>Compares the VLANs; the generated comparison of a record compares lists by reference.</summary>
    public bool Equals(PortVlans? other) => other is not null && Pvid == other.Pvid
        && Untagged.SequenceEqual(other.Untagged) && Tagged.SequenceEqual(other.Tagged);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Pvid, Untagged.Count, Tagged.Count);

    /// <summary>For messages, in the format of <c>bridge vlan</c>: <c>20 PVID untagged, 30, 40</c>, or <c>none</c>.</summary>
    public override string ToString() => Untagged.Count + Tagged.Count == 0
        ? "none"
        : string.Join(", ", All.Select(vlan => vlan.ToString(CultureInfo.InvariantCulture)
            + (vlan == Pvid ? " PVID" : "") + (Untagged.Contains(vlan) ? " untagged" : "")));
}
