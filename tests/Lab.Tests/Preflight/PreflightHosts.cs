namespace Labs.Tests.Preflight;

/// <summary>The expected diagnostics of plans on each host.</summary>
internal static class PreflightHosts
{
    private const string OffTheUplink = "VLAN not allowed on uplink";
    private const string Elsewhere = "Untagged NIC not on infrastructure VLAN";
    private const string Nowhere = "Untagged NIC has no VLAN";
    private const string Leak = "Default PVID would leak to guest";
    private const string TooOld = "libvirt too old for VLANs";

    private static readonly (string Name, string Value) Thirty = ("vlan", "30");
    private static readonly (string Name, string Value) Trunk = ("trunk", "{ tags = [30, 40] }");
    private static readonly (string Name, string Value) NativeTrunk = ("trunk", "{ tags = [30, 40], native = 20 }");

    /// <summary>The hosts.</summary>
    public static TheoryData<DebianSuite, string> All => new()
    {
        { DebianSuite.Trixie, HostVariant.Site.Name },
        { DebianSuite.Trixie, HostVariant.DefaultPvid20.Name },
        { DebianSuite.Trixie, HostVariant.DefaultPvidNone.Name },
        { DebianSuite.Trixie, HostVariant.Pvid1.Name },
        { DebianSuite.Bookworm, HostVariant.Site.Name },
        { DebianSuite.Bookworm, HostVariant.DefaultPvidNone.Name },
    };

    /// <summary>The NICs that are planned on a host.</summary>
    /// <param name="suite">The Debian suite of the host.</param>
    /// <param name="variant">The host variant.</param>
    /// <param name="domain">The existing domain.</param>
    public static IReadOnlyList<PlannedNic> Of(DebianSuite suite, HostVariant variant, string domain) =>
        suite == DebianSuite.Bookworm
            ?
            [
                .. Anywhere,
                PlannedNic.Refused("access", TooOld, "vlan", Thirty),
                PlannedNic.Refused("trunk", TooOld, "trunk", Trunk),
                variant == HostVariant.Site
                    ? PlannedNic.Warned("untagged", Elsewhere, null)
                    : PlannedNic.Refused("untagged", Nowhere, null),
            ]
            : [.. Anywhere, .. OnTrixie(variant, domain)];

    /// <summary>The NICs with the same diagnostic on every host.</summary>
    private static IReadOnlyList<PlannedNic> Anywhere =>
    [
        PlannedNic.Refused("no_bridge", "Bridge not found", "bridge", ("bridge", "\"br9\"")),
        PlannedNic.Refused("no_bridge_but_a_port", "Not a bridge", "bridge", ("bridge", $"\"{Lab.Uplink}\"")),
    ];

    private static IEnumerable<PlannedNic> OnTrixie(HostVariant variant, string domain)
    {
        if (variant == HostVariant.DefaultPvid20)
        {
            return
            [
                PlannedNic.Refused("access", Leak, "vlan", Thirty),
                PlannedNic.Refused("trunk", Leak, "trunk", Trunk),
                PlannedNic.Fine("untagged"),
                PlannedNic.Fine("infrastructure", ("vlan", "20")),
                PlannedNic.Fine("native", NativeTrunk),
            ];
        }

        PlannedNic[] works = [PlannedNic.Fine("access", Thirty), PlannedNic.Fine("trunk", Trunk)];
        return variant == HostVariant.DefaultPvidNone
            ? [.. works, PlannedNic.Fine("native", NativeTrunk), PlannedNic.Refused("untagged", Nowhere, null)]
            : variant == HostVariant.Pvid1
                ? [.. works, PlannedNic.Fine("untagged"), PlannedNic.Refused("site_vlan", OffTheUplink, "vlan", ("vlan", "20"))]
                :
                [
                    .. works,
                    PlannedNic.Fine("native", NativeTrunk),
                    PlannedNic.Fine("infrastructure", ("vlan", "20")),
                    PlannedNic.Refused("off_the_uplink", OffTheUplink, "vlan", ("vlan", "99")),
                    PlannedNic.Refused("partly_off", OffTheUplink, "trunk", ("trunk", "{ tags = [30, \"98-99\"] }")),
                    PlannedNic.Warned("untagged", Elsewhere, null),
                    PlannedNic.Warned(
                        "taken", "MAC address seen on uplink", "mac_address", Thirty, ("mac_address", "\"02:00:00:00:00:30\"")),
                    PlannedNic.Fine("taken_elsewhere", ("vlan", "40"), ("mac_address", "\"02:00:00:00:00:30\"")),
                    PlannedNic.Warned(
                        "misspelled", "Domain not found, similar name exists", "domain", Thirty, ("domain", $"\"{Misspell(domain)}\"")),
                    PlannedNic.Fine("made_by_the_same_apply", Thirty, ("domain", "\"another-guest\"")),
                ];
    }

    /// <summary>The domain's name with its third and fourth letters swapped.</summary>
    private static string Misspell(string domain) => $"{domain[..2]}{domain[3]}{domain[2]}{domain[4..]}";
}
