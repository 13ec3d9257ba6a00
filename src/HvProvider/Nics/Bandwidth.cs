namespace HvProvider.Nics;

/// <summary>The limits of a NIC's traffic, each way as the guest sees it. Equal are those that mean the same.</summary>
/// <param name="Inbound">What the guest receives; null is not limited.</param>
/// <param name="Outbound">What the guest sends; null is not limited.</param>
internal sealed record Bandwidth(BandwidthLimit? Inbound, BandwidthLimit? Outbound);
