namespace HvProvider.Vlans;

/// <summary>Computes the expected VLANs of a tap.</summary>
internal static class ExpectedVlans
{
    /// <summary>
    /// The VLANs of a tap that libvirt has configured correctly: exactly those of the <c>vlan</c> element, or, without one, those
    /// that the bridge assigns to every new port.
    /// </summary>
    /// <param name="vlan">The configured VLANs of the NIC; null if it is untagged.</param>
    /// <param name="defaultPvid">The bridge's default PVID; null if new ports get no VLAN.</param>
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
