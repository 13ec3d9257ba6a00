using System.Globalization;
using HvProvider.Hosts;
using HvProvider.Hosts.Networkd;
using HvProvider.Nics.Values;
using HvProvider.Vlans;

namespace HvProvider.Preflight;

/// <summary>
/// Checks for .network files that match the NIC's tap and would remove it from the bridge or change its VLANs. networkd treats
/// libvirt's taps like any other link that a file matches. Files whose match is uncertain are ignored.
/// </summary>
internal static class TapFileCheck
{
    private const string Summary = "networkd would reconfigure the tap";
    private const string TapPrefix = "vnet";
    private const byte TapOctet = 0xFE;

    /// <summary>The finding for such a file; null if there is none.</summary>
    public static Finding? Find(ConnectionPlan plan)
    {
        if (plan is not { FoundBridge: { } bridge, Host: { Networkd: NetworkdView.Running { Files: { } files } networkd } host })
        {
            return null;
        }

        var tap = plan.Tap ?? NextTap(host);
        if (files.ChooseNetwork(MatchedLink.OfTap(tap, TapMac(plan.Mac))) is not { File: { } file, IsCertain: true }
            || IsTrue(file, "Link", "Unmanaged"))
        {
            return null;
        }

        var cure = $"On the host, {host.OwnerOfFile(file).ExcludeTaps(file.Path)}.";
        var origin = $"The file {file.Path} on the hypervisor's host matches the taps of guests, such as \"{tap}\"";
        if (!IsTrue(file, "Network", "KeepMaster") && file.Value("Network", "Bridge") is var master && master != bridge.Name)
        {
            return Finding.Error(
                FindingAspect.Bridge,
                Summary,
                $"{origin}, and " + (master is null ? "does not set Bridge=" : $"sets Bridge={master}") + ". networkd removes them from "
                + $"bridge \"{bridge.Name}\", immediately or when it is reloaded, and the guest loses its connection. {cure}");
        }

        return plan.VlanBridge is not null
            && BridgeVlanSettings.Read(file, networkd.Version) is { IsEmpty: false } settings
            && ExpectedVlans.Of(plan.Vlan, bridge.Options.DefaultPvid) is var expected
            && !IsHarmless(settings, expected, networkd.Version)
                ? Finding.Error(
                    FindingAspect.Vlans,
                    Summary,
                    $"{origin}. Its [BridgeVLAN] sections ({Describe(settings)}) replace the VLANs that libvirt sets. Expected VLANs of "
                    + $"the NIC: {expected}. {cure}")
                : null;
    }

    /// <summary>Whether a tap with the expected VLANs still has exactly these after networkd has applied the file.</summary>
    private static bool IsHarmless(BridgeVlanSettings settings, PortVlans expected, SystemdVersion? version) =>
        settings.Vlans.All(vlan => expected.Carries(vlan) && settings.Untagged.Contains(vlan) == expected.Untagged.Contains(vlan))
        && (settings.HasNoPvid ? expected.Pvid is null : settings.Pvid is null || settings.Pvid == expected.Pvid)
        && (version?.IsAtLeast(SystemdVersion.FirstOwningVlans) is not true || settings.Vlans.IsSupersetOf(expected.All));

    private static string Describe(BridgeVlanSettings settings) => string.Join(", ", new[]
    {
        settings.Pvid is { } pvid ? $"PVID={pvid.ToString(CultureInfo.InvariantCulture)}" : settings.HasNoPvid ? "PVID=no" : null,
        settings.Untagged.Count > 0 ? $"EgressUntagged={VlanRanges.Format(settings.Untagged)}" : null,
        settings.Vlans.Count > 0 ? $"VLAN={VlanRanges.Format(settings.Vlans)}" : null,
    }.OfType<string>());

    private static bool IsTrue(NetworkdFile file, string section, string key) =>
        file.Value(section, key) is { } value && SystemdBoolean.Parse(value) is true;

    /// <summary>A possible name of the next tap: libvirt counts upwards.</summary>
    private static string NextTap(HostView host) => TapPrefix + (host.Links
        .Select(static link => link.Name.StartsWith(TapPrefix, StringComparison.Ordinal)
            && int.TryParse(link.Name.AsSpan(TapPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : -1)
        .DefaultIfEmpty(-1)
        .Max() + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The MAC address of the tap: that of the guest with a different first octet.</summary>
    private static MacAddress? TapMac(MacAddress? guest) =>
        guest is { } mac ? MacAddress.Parse($"{TapOctet:x2}{mac.ToString()[2..]}") : null;
}
