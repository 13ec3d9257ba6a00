namespace HvProvider.Nics.Values;

/// <summary>The limits of a NIC's traffic, each way as the guest sees it. Equal are those that mean the same.</summary>
/// <param name="Inbound">What the guest receives; null is not limited.</param>
/// <param name="Outbound">What the guest sends; null is not limited.</param>
internal sealed record Bandwidth(BandwidthLimit? Inbound, BandwidthLimit? Outbound)
{
    /// <summary>For messages: <c>inbound 1000 (peak 2000, burst 5120), outbound 128</c>.</summary>
    public override string ToString() => string.Join(
        ", ", new[] { Describe("inbound", Inbound), Describe("outbound", Outbound) }.OfType<string>());

    private static string? Describe(string way, BandwidthLimit? limit) => limit is null ? null : $"{way} {limit}";
}
