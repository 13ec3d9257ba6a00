namespace HvProvider.Vlans;

/// <summary>Tells which VLANs a tap has to have.</summary>
internal static class ExpectedVlans
{
    /// <summary>
    /// The VLANs of a tap on which libvirt has put a NIC as it was asked to: those of its <c>vlan</c> element and no others, or,
    /// where it has none, what the bridge gives every new port.
    /// </summary>
    /// <param name="vlan">The VLANs that the NIC asks for; null asks for none.</param>
    /// <param name="defaultPvid">The bridge's default PVID; null where new ports get no VLAN.</param>
    public static PortVlans Of(VlanConfig? vlan, int? defaultPvid)
    {
        if (vlan is null || vlan.Tags.Count == 0)
        {
            return defaultPvid is { } pvid ? new PortVlans(pvid, [pvid], []) : PortVlans.None;
        }

        if (vlan.AccessTag is { } access)
        {
            return new PortVlans(access, [access], []);
        }

        var native = vlan.Tags.FirstOrDefault(static tag => tag.Native is not null);
        int[] untagged = native is { Native: NativeMode.Untagged } ? [native.Id] : [];
        return new PortVlans(
            native?.Id, untagged, [.. vlan.Tags.Select(static tag => tag.Id).Except(untagged).Distinct().Order()]);
    }
}
