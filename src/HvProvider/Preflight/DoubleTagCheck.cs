namespace HvProvider.Preflight;

/// <summary>
/// Checks for trunks on a bridge that uses the service tags of 802.1ad. Access ports work there: the guest sees no tags.
/// </summary>
internal static class DoubleTagCheck
{
    private const string ServiceTags = "802.1ad";

    /// <summary>The finding if a guest would see service tags; otherwise null.</summary>
    public static Finding? Find(ConnectionPlan plan) =>
        plan is { Vlan: { AccessTag: null } configured, VlanBridge: { Options.VlanProtocol: ServiceTags } bridge }
            ? Finding.Warning(
                FindingAspect.Vlans,
                "Trunk uses 802.1ad tags",
                $"Bridge \"{bridge.Name}\" uses the VLAN protocol 802.1ad, so the guest receives the {configured} with service tags "
                + "(EtherType 0x88a8). Its ordinary VLAN interfaces (802.1Q) do not receive these frames, and the bridge handles their "
                + "frames as untagged: "
                + (configured.Native is { } native
                    ? $"they are carried inside VLAN {native.Id}"
                    : "they are dropped, because the trunk has no native VLAN")
                + ". In the guest, create the VLAN interfaces with the protocol 802.1ad, or set vlan for one VLAN, in which the guest's "
                + "own 802.1Q tags are carried unchanged.")
            : null;
}
