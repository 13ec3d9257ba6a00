using HvProvider.Vlans;

namespace HvProvider.Hosts.Networkd;

/// <summary>The <c>[BridgeVLAN]</c> settings of a .network file for a bridge port, or for the bridge's own port.</summary>
/// <param name="Pvid">The PVID; null if the file does not set it.</param>
/// <param name="HasNoPvid">Whether the file removes the PVID: <c>PVID=no</c>.</param>
/// <param name="Vlans">The configured VLANs of the port, including the PVID and the untagged ones.</param>
/// <param name="Untagged">The VLANs that are egress untagged.</param>
internal sealed record BridgeVlanSettings(
    int? Pvid, bool HasNoPvid, IReadOnlySet<int> Vlans, IReadOnlySet<int> Untagged)
{
    private const string Section = "BridgeVLAN";

    /// <summary>Whether the file has no VLAN settings; networkd then does not change the VLANs of the port.</summary>
    public bool IsEmpty => Pvid is null && !HasNoPvid && Vlans.Count == 0;

    /// <summary>Reads the sections. Null if versions of networkd interpret a value differently.</summary>
    /// <param name="file">The file.</param>
    /// <param name="version">The version of systemd: older versions do not support <c>PVID=no</c> and empty values.</param>
    public static BridgeVlanSettings? Read(NetworkdFile file, SystemdVersion? version)
    {
        var isNew = version?.IsAtLeast(SystemdVersion.FirstOwningVlans) is true;
        if (file.Sections is null || (!isNew && Keys.Any(key => file.AllValues(Section, key).Contains(""))))
        {
            return null;
        }

        var pvid = file.Value(Section, "PVID");
        var hasNoPvid = isNew && pvid is not null && SystemdBoolean.Parse(pvid) is false;
        var id = pvid is null || hasNoPvid ? null : VlanRanges.ParseId(pvid);
        if (pvid is not null && !hasNoPvid && id is null)
        {
            return null;
        }

        var (vlans, untagged) = (new HashSet<int>(), new HashSet<int>());
        if (!TryAdd(file.Values(Section, "EgressUntagged"), untagged) || !TryAdd(file.Values(Section, "VLAN"), vlans))
        {
            return null;
        }

        vlans.UnionWith(untagged);
        vlans.UnionWith(id is { } one ? [one] : []);
        return new BridgeVlanSettings(id, hasNoPvid, vlans, untagged);
    }

    private static IEnumerable<string> Keys => ["PVID", "EgressUntagged", "VLAN"];

    private static bool TryAdd(IEnumerable<string> values, HashSet<int> vlans)
    {
        foreach (var value in values)
        {
            if (VlanRanges.ParseOne(value) is not var (first, last))
            {
                return false;
            }

            vlans.UnionWith(Enumerable.Range(first, last - first + 1));
        }

        return true;
    }
}
