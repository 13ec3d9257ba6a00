namespace Labs.Probes;

/// <summary>The names of the kinds of frame that every probe sends, one of each in every round.</summary>
public static class FrameKinds
{
    /// <summary>What a receiver calls frames that no probe sent: a kernel's own ARP, a ping, a DHCP request.</summary>
    public const string Other = "other";

    private static readonly int[] Vlans = [20, 30, 40];

    /// <summary>Frames without a tag, as any guest sends them.</summary>
    public static IReadOnlyList<string> Untagged { get; } =
        ["broadcast", "multicast", "unicast", "arp", "ipv4-broadcast", "ipv4-multicast", "ipv6-multicast"];

    /// <summary>Frames with one 802.1Q tag that the sender wrote itself.</summary>
    public static IReadOnlyList<string> SelfTagged { get; } = [.. new[] { 0, 20, 30, 40, 50 }.Select(vlan => Tagged(vlan))];

    /// <summary>Frames with two 802.1Q tags: the attempt to hop into the VLAN of the inner one.</summary>
    public static IReadOnlyList<string> DoubleTagged { get; } = [.. Pairs.Select(pair => Double(pair.Outer, pair.Inner))];

    /// <summary>The same with an 802.1ad tag outside.</summary>
    public static IReadOnlyList<string> ProviderTagged { get; } = [.. Pairs.Select(pair => $"ad-{pair.Outer}-{pair.Inner}")];

    /// <summary>Every kind, in the order of the probe. The default VLAN, 1, is tagged by the last one.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Untagged, .. SelfTagged, .. DoubleTagged, .. ProviderTagged, Tagged(1)];

    private static IEnumerable<(int Outer, int Inner)> Pairs =>
        from outer in Vlans from inner in Vlans where outer != inner select (outer, inner);

    /// <summary>The kind with that one tag.</summary>
    public static string Tagged(int vlan) => $"tag-{vlan}";

    /// <summary>The kind with these two 802.1Q tags.</summary>
    public static string Double(int outer, int inner) => $"double-{outer}-{inner}";
}
