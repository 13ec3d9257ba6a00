using System.Globalization;
using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Networkd;
using HvProvider.Vlans;

namespace HvProvider.Hosts.Unapplied;

/// <summary>
/// Compares the <c>[Bridge]</c> section of a bridge's .netdev file with the bridge. Settings missing in the file are not
/// compared.
/// </summary>
internal static class UnappliedBridge
{
    private const string Section = "Bridge";
    private const string None = "none";

    /// <summary>The differences.</summary>
    public static IEnumerable<UnappliedSetting> Find(HostBridge bridge, NetworkdFile file)
    {
        var options = bridge.Options;
        return ((IEnumerable<UnappliedSetting?>)
        [
            Compare("VLANFiltering", Flag, Text(options.VlanFiltering)),
            Compare("STP", Flag, Text(options.Stp)),
            Compare("VLANProtocol", Protocol, options.VlanProtocol?.ToLowerInvariant()),
            Compare("DefaultPVID", Pvid, options.VlanProtocol is null ? null : Text(options.DefaultPvid)),
        ]).OfType<UnappliedSetting>();

        // A value that systemd rejects counts as unset; values that this kernel does not report cannot be compared.
        UnappliedSetting? Compare(string key, Func<string, string?> normalize, string? running) =>
            running is not null && file.Value(Section, key) is { } text && normalize(text) is { } configured
                && configured != running
                ? new UnappliedSetting(bridge.Name, file.Path, $"[{Section}] {key}", configured, running)
                : null;
    }

    private static string? Flag(string text) => SystemdBoolean.Parse(text) is { } flag ? Text(flag) : null;

    private static string? Protocol(string text) =>
        text.ToLowerInvariant() is ("802.1q" or "802.1ad") and var protocol ? protocol : null;

    private static string? Pvid(string text) => text == None ? None : VlanRanges.ParseId(text) is { } id ? Text(id) : null;

    private static string Text(bool flag) => flag ? "yes" : "no";

    private static string Text(int? pvid) => pvid?.ToString(CultureInfo.InvariantCulture) ?? None;
}
