using System.Globalization;
using HvProvider.Hosts;
using HvProvider.Hosts.Networkd;
using HvProvider.Nics.Values;
using HvProvider.Vlans;

namespace HvProvider.Preflight;

/// <summary>
/// Whether a .network file that fits the NIC's tap would take it off the bridge, or give it other VLANs: networkd treats a tap of
/// libvirt's as any link that one of its files fits. A file of which that is not certain says nothing.
/// </summary>
internal static class TapFileCheck
{
    private const string Summary = "networkd would change the NIC's tap";
    private const string TapPrefix = "vnet";
    private const byte TapOctet = 0xFE;
    private const string Cure = "On the host, have the [Match] section of that file fit the uplink only, or set Unmanaged=yes in its [Link] section.";

    /// <summary>A file that does harm; null where there is none.</summary>
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

        var origin = $"The file {file.Path} of the hypervisor's host fits guests' taps, such as \"{tap}\"";
        if (!IsTrue(file, "Network", "KeepMaster") && file.Value("Network", "Bridge") is var master && master != bridge.Name)
        {
            return Finding.Error(
                FindingAspect.Bridge,
                Summary,
                $"{origin}, and " + (master is null ? "names no bridge" : $"has Bridge={master}") + $": networkd takes them off the bridge "
                + $"\"{bridge.Name}\", at once or when it is reloaded, and the guest is cut off. {Cure}");
        }

        return plan.VlanBridge is not null
            && BridgeVlanSettings.Read(file, networkd.Version) is { IsEmpty: false } settings
            && ExpectedVlans.Of(plan.Vlan, bridge.Options.DefaultPvid) is var meant
            && !IsHarmless(settings, meant, networkd.Version)
                ? Finding.Error(
                    FindingAspect.Vlans,
                    Summary,
                    $"{origin}, and its [BridgeVLAN] sections ({Describe(settings)}) replace the VLANs that libvirt gives them. The NIC should "
                    + $"have: {meant}. {Cure}")
                : null;
    }

    /// <summary>Whether a tap that has the VLANs that are meant still has them, and no others, after networkd has applied the file.</summary>
    private static bool IsHarmless(BridgeVlanSettings settings, PortVlans meant, SystemdVersion? version) =>
        settings.Vlans.All(vlan => meant.Carries(vlan) && settings.Untagged.Contains(vlan) == meant.Untagged.Contains(vlan))
        && (settings.HasNoPvid ? meant.Pvid is null : settings.Pvid is null || settings.Pvid == meant.Pvid)
        && (version?.IsAtLeast(SystemdVersion.FirstOwningVlans) is not true || settings.Vlans.IsSupersetOf(meant.All));

    private static string Describe(BridgeVlanSettings settings) => string.Join(", ", new[]
    {
        settings.Pvid is { } pvid ? $"PVID={pvid.ToString(CultureInfo.InvariantCulture)}" : settings.HasNoPvid ? "PVID=no" : null,
        settings.Untagged.Count > 0 ? $"EgressUntagged={VlanRanges.Format(settings.Untagged)}" : null,
        settings.Vlans.Count > 0 ? $"VLAN={VlanRanges.Format(settings.Vlans)}" : null,
    }.OfType<string>());

    private static bool IsTrue(NetworkdFile file, string section, string key) =>
        file.Value(section, key) is { } value && SystemdBoolean.Parse(value) is true;

    /// <summary>A name that libvirt may give the next tap: it counts upwards.</summary>
    private static string NextTap(HostView host) => TapPrefix + (host.Links
        .Select(static link => link.Name.StartsWith(TapPrefix, StringComparison.Ordinal)
            && int.TryParse(link.Name.AsSpan(TapPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : -1)
        .DefaultIfEmpty(-1)
        .Max() + 1).ToString(CultureInfo.InvariantCulture);

    /// <summary>The address that libvirt gives the tap: the guest's, but for the first octet.</summary>
    private static MacAddress? TapMac(MacAddress? guest) =>
        guest is { } mac ? MacAddress.Parse($"{TapOctet:x2}{mac.ToString()[2..]}") : null;
}
