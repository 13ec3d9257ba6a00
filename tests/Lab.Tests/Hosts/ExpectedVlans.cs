namespace Labs.Tests.Hosts;

/// <summary>What networkd makes of each host variant: the VLANs of uplink and bridge.</summary>
internal sealed record ExpectedVlans(DebianSuite Suite, HostVariant Variant, string Uplink, string Bridge)
{
    public static IReadOnlyList<ExpectedVlans> All { get; } = [
        new(DebianSuite.Trixie, HostVariant.Site, "20 PVID u, 30, 40", "1 PVID u, 20, 30, 40"),
        new(DebianSuite.Trixie, HostVariant.DefaultPvid20, "20 PVID u, 30, 40", "20, 30, 40"),
        new(DebianSuite.Trixie, HostVariant.DefaultPvidNone, "20 PVID u, 30, 40", "20, 30, 40"),
        new(DebianSuite.Trixie, HostVariant.Pvid1, "1 PVID u, 30, 40", "1 PVID u"),

        // This networkd leaves the default PVID on the uplink: VLAN 1 goes out there without a tag.
        new(DebianSuite.Bookworm, HostVariant.Site, "1 u, 20 PVID u, 30, 40", "1 PVID u, 20, 30, 40"),
        new(DebianSuite.Bookworm, HostVariant.DefaultPvid20, "20 PVID u, 30, 40", "20, 30, 40"),
        new(DebianSuite.Bookworm, HostVariant.DefaultPvidNone, "20 PVID u, 30, 40", "20, 30, 40"),
        new(DebianSuite.Bookworm, HostVariant.Pvid1, "1 PVID u, 30, 40", "1 PVID u"),
    ];

    /// <summary>Suite and variant of each, for theories.</summary>
    public static TheoryData<DebianSuite, string> Hosts => new(All.Select(host => (host.Suite, host.Variant.Name)));

    /// <summary>The lab's bridge has exactly these VLANs, and networkd exactly the variant's files.</summary>
    public static async Task AssertAsync(Lab lab, DebianSuite suite, HostVariant variant, CancellationToken cancellationToken)
    {
        var expected = All.Single(host => host.Suite == suite && host.Variant == variant);
        var vlans = await lab.ReadVlansAsync(cancellationToken);
        Assert.Equal(
            [(Lab.Bridge, expected.Bridge), (Lab.Uplink, expected.Uplink)],
            vlans.Ports.Select(port => (port.Key, port.Value.ToString())));
        Assert.Equal(
            await variant.ReadFilesAsync(cancellationToken), await lab.Networkd.ReadFilesAsync(cancellationToken));
    }
}
