using HvProvider.Vlans;

namespace HvProvider.Commands.Map.Wording;

/// <summary>Formats VLANs for the map, such as <c>20 untagged; 30, 40 tagged</c>.</summary>
internal static class VlanWords
{
    /// <summary>The VLANs of a port.</summary>
    public static string Of(PortVlans vlans)
    {
        var native = vlans.Tagged.Where(vlan => vlan == vlans.Pvid).ToArray();
        var parts = new (IEnumerable<int> Vlans, string Words)[]
        {
            (vlans.Untagged.Where(vlan => vlan == vlans.Pvid), "untagged"),
            (native, "tagged, native"),
            (vlans.Untagged.Where(vlan => vlan != vlans.Pvid), "untagged, egress only"),
            (vlans.Tagged.Except(native), "tagged"),
        };
        var words = parts.Where(static part => part.Vlans.Any())
            .Select(static part => $"{VlanRanges.Format(part.Vlans)} {part.Words}").ToArray();
        return words.Length == 0 ? "no VLAN" : string.Join("; ", words);
    }

    /// <summary>The VLANs that a network or a port group assigns to its NICs.</summary>
    public static string Of(VlanConfig? vlan) => vlan is null || vlan.Tags.Count == 0 ? "untagged" : Of(ExpectedVlans.Of(vlan, null));
}
