using Labs.Captures;
using Labs.Network;

namespace Labs.Tests.Packets;

/// <summary>What came of pings between VLANs.</summary>
/// <param name="Routed">From ext30 to the guest on VLAN 40, at its addresses of VLAN 40: by the router.</param>
/// <param name="Unrouted">The same while the router does not forward.</param>
/// <param name="Shared">From ext30 to the same guest, at its addresses of the network that all share: no router there.</param>
/// <param name="Neighbour">From ext40 to the same guest at the same addresses: it does answer.</param>
/// <param name="AtRouter">What tcpdump saw at the router during the first of them.</param>
internal sealed record RouterChapter(
    IReadOnlyList<PingCount> Routed,
    IReadOnlyList<PingCount> Unrouted,
    IReadOnlyList<PingCount> Shared,
    IReadOnlyList<PingCount> Neighbour,
    IReadOnlyList<CapturedFrame> AtRouter)
{
    public string Format() =>
        $"""
        # Between VLANs only the router

        | ping, IPv4 and IPv6 | answered of sent |
        | --- | --- |
        | ext30 (30) to db (40), own networks | {Join(Routed)} |
        | the same while the router does not forward | {Join(Unrouted)} |
        | ext30 (30) to db (40), the network that all share | {Join(Shared)} |
        | ext40 (40) to db (40), the network that all share | {Join(Neighbour)} |

        """;

    private static string Join(IEnumerable<PingCount> pings) =>
        string.Join(" and ", pings.Select(ping => $"{ping.Received}/{ping.Sent}"));
}
