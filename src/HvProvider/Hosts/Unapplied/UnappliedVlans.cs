using System.Globalization;
using HvProvider.Hosts.Networkd;
using HvProvider.Vlans;

namespace HvProvider.Hosts.Unapplied;

/// <summary>Compares the <c>[BridgeVLAN]</c> sections of a .network file with the VLANs of its port.</summary>
internal static class UnappliedVlans
{
    private const string None = "none";

    /// <summary>The differences.</summary>
    /// <param name="link">The port, or the bridge itself.</param>
    /// <param name="file">Its .network file.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="vlans">The VLANs in the kernel.</param>
    /// <param name="defaultPvid">
    /// The bridge's default PVID. The kernel assigns it to every port, and networkd before 256 does not remove it.
    /// </param>
    public static IEnumerable<UnappliedSetting> Find(
        string link, NetworkdFile file, BridgeVlanSettings settings, PortVlans vlans, int? defaultPvid)
    {
        if (settings.IsEmpty)
        {
            yield break;
        }

        if (settings.HasNoPvid ? vlans.Pvid is not null : settings.Pvid is { } pvid && pvid != vlans.Pvid)
        {
            yield return Differs("PVID", Text(settings.Pvid), Text(vlans.Pvid));
        }

        // A PVID that the file does not set, and the default PVID of the kernel, may exist without being configured.
        var running = vlans.All.Where(vlan => settings.Vlans.Contains(vlan) || !MayBeThere(vlan)).ToList();
        if (!settings.Vlans.SetEquals(running))
        {
            yield return Differs("VLAN", VlanRanges.Format(settings.Vlans), VlanRanges.Format(running));
        }

        // The tagging of a VLAN is compared only if the VLAN exists.
        var configured = settings.Untagged.Where(vlans.Carries).ToHashSet();
        var untagged = vlans.Untagged.Where(vlan => settings.Vlans.Contains(vlan) && !IsKeptPvid(vlan)).ToList();
        configured.ExceptWith(configured.Where(IsKeptPvid).ToList());
        if (!configured.SetEquals(untagged))
        {
            yield return Differs("EgressUntagged", VlanRanges.Format(configured), VlanRanges.Format(untagged));
        }

        bool MayBeThere(int vlan) => vlan == defaultPvid || IsKeptPvid(vlan);

        bool IsKeptPvid(int vlan) => settings.Pvid is null && !settings.HasNoPvid && vlan == vlans.Pvid;

        UnappliedSetting Differs(string key, string configuredText, string runningText) =>
            new(link, file.Path, $"[BridgeVLAN] {key}", Or(configuredText), Or(runningText));
    }

    private static string Text(int? vlan) => vlan?.ToString(CultureInfo.InvariantCulture) ?? None;

    private static string Or(string text) => text.Length == 0 ? None : text;
}
