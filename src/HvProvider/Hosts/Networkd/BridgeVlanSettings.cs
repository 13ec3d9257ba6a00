using HvProvider.Vlans;

namespace HvProvider.Hosts.Networkd;

/// <summary>What the <c>[BridgeVLAN]</c> sections of a .network file say of a bridge port, or of the bridge's own port.</summary>
/// <param name="Pvid">The PVID; null when the file leaves it as it is.</param>
/// <param name="HasNoPvid">The file wants no PVID: <c>PVID=no</c>.</param>
/// <param name="Vlans">The VLANs that the port shall carry; PVID and untagged ones are among them.</param>
/// <param name="Untagged">Those of them that shall leave the port without a tag.</param>
internal sealed record BridgeVlanSettings(
    int? Pvid, bool HasNoPvid, IReadOnlySet<int> Vlans, IReadOnlySet<int> Untagged)
{
    private const string Section = "BridgeVLAN";

    /// <summary>Whether the file says anything of VLANs; if not, networkd leaves the port's VLANs alone.</summary>
    public bool IsEmpty => Pvid is null && !HasNoPvid && Vlans.Count == 0;

    /// <summary>
    /// Reads the sections. Null when a value is not one that every version of networkd reads alike: then only networkd knows.
    /// </summary>
    /// <param name="file">The file.</param>
    /// <param name="version">systemd's version: older ones do not know <c>PVID=no</c> and empty values.</param>
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
