using HvProvider.Hosts;

namespace HvProvider.Preflight;

/// <summary>
/// Checks that the uplink of a bridge with VLAN filtering is clear. If it is not, the VLANs of the uplink are not checked, which must
/// not go unnoticed.
/// </summary>
internal static class UplinkPortCheck
{
    /// <summary>The finding if a configured uplink is missing, or the uplink is not clear; otherwise null.</summary>
    public static Finding? Find(ConnectionPlan plan)
    {
        if (plan is not { VlanBridge: { } bridge, Uplinks: { } uplinks })
        {
            return null;
        }

        var ports = string.Join(", ", bridge.Ports.Where(static port => !port.Link.IsTap).Select(static port => port.Name));
        if (uplinks.Missing is { Count: > 0 } missing)
        {
            return Finding.Warning(
                FindingAspect.Bridge,
                "Configured uplink is not a bridge port",
                $"The provider block names {Quote(missing)} as uplink of bridge \"{bridge.Name}\", but the bridge has no such port. Ports "
                + $"that are not taps: {(ports.Length == 0 ? "none" : ports)}. Correct uplinks of {bridge.Name} in bridges of the provider "
                + "block, or add the port to the bridge on the host. "
                + (uplinks.Ports.Count == 0
                    ? "Whether the uplink carries the VLANs of NICs is not checked."
                    : "Only the other configured uplinks are checked.")) with
            {
                Once = $"missing uplink of {bridge.Name}",
            };
        }

        return uplinks.Basis == UplinkBasis.Unclear
            ? Finding.Warning(
                FindingAspect.Bridge,
                "Uplink of bridge is not clear",
                $"Several ports of bridge \"{bridge.Name}\" may lead to the physical network: "
                + $"{string.Join(", ", uplinks.Candidates.Select(static port => $"\"{port.Name}\" ({port.Link.KindForMessages}; "
                    + $"VLANs: {port.Vlans})"))}. Whether the uplink carries the VLANs of NICs is not checked. Name the uplinks in the "
                + $"provider block: bridges = {{ {BridgeKey.Of(bridge.Name)} = {{ uplinks = [\"{uplinks.Candidates[0].Name}\"] }} }}. "
                + "Several are possible; an empty list states that there is none.") with
            {
                Once = $"unclear uplink of {bridge.Name}",
            }
            : null;
    }

    /// <summary>A note about an uplink that is assumed; empty if it is certain.</summary>
    public static string NoteOn(ConnectionPlan plan) =>
        plan is { FoundBridge: { } bridge, Uplinks: { Basis: UplinkBasis.Assumed, Single: { } port } }
            ? $" \"{port.Name}\" ({port.Link.KindForMessages}) is assumed to be the uplink, because it is the only port that may lead off "
                + $"the host. If it is, set bridges = {{ {BridgeKey.Of(bridge.Name)} = {{ uplinks = [\"{port.Name}\"] }} }} in the "
                + "provider block; if the bridge has no uplink, set uplinks = []."
            : "";

    private static string Quote(IEnumerable<string> names) => string.Join(", ", names.Select(static name => $"\"{name}\""));
}
