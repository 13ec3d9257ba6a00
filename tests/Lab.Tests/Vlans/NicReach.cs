using Labs.Network;
using Labs.Probes;

namespace Labs.Tests.Vlans;

/// <summary>The VLANs of a NIC's tap, and the external hosts that it exchanges frames with.</summary>
/// <param name="Vlans">The VLANs of the tap, such as <c>1 PVID u, 30</c>.</param>
/// <param name="Hears">The hosts whose untagged frames arrive, each with the tags of the frames at the guest.</param>
/// <param name="HeardBy">
/// The kinds of frames that arrive at hosts: <c>tag-30 at ext30</c>, with the tags that the frame has there, if any.
/// </param>
internal sealed record NicReach(string Vlans, string Hears, string HeardBy)
{
    private const string Untagged = "broadcast";

    private static IEnumerable<string> Hosts => ExternalHost.Vlans.Select(vlan => $"ext{vlan}");

    /// <summary>The reach of one NIC of a guest in a counted window.</summary>
    public static NicReach Of(ProbeWindow window, string guest, string mac, string vlans, IReadOnlyList<string> kinds) => new(
        vlans,
        string.Join(", ",
            from host in Hosts
            from seen in window.HeardBy(guest, mac)
            where seen.Sender == MacOf(host) && seen.Kind == Untagged
            select seen.Tags.Length == 0 ? host : $"{host} ({seen.Tags})"),
        string.Join(", ",
            from kind in kinds
            from host in Hosts
            from seen in window.HeardBy(host)
            where seen.Sender == mac && seen.Kind == kind
            select seen.Tags.Length == 0 ? $"{kind} at {host}" : $"{kind} at {host} ({seen.Tags})"));

    private static string MacOf(string host) => $"02:00:00:00:00:{host["ext".Length..]}";
}
