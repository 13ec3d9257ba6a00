using Labs.Network;
using Labs.Probes;

namespace Labs.Tests.Support;

/// <summary>
/// The external hosts whose frames reach a guest, and those that its frames reach. The external hosts send untagged frames. Of the
/// guest's frames, the untagged ones and those that it sends with one tag are counted.
/// </summary>
/// <param name="Hears">The hosts whose frames arrived, each with the tag of the frames: <c>ext30 (30)</c>.</param>
/// <param name="HeardBy">The hosts at which its frames arrived, each with the tag that the guest added.</param>
internal sealed record Reach(string Hears, string HeardBy)
{
    /// <summary>The text for an empty list of hosts.</summary>
    public const string NoHosts = "-";

    private const string Untagged = "broadcast";

    public static Reach None { get; } = new(NoHosts, NoHosts);

    /// <summary>The reach of a guest in a counted window.</summary>
    public static Reach Of(string guest, ProbeWindow window) => new(
        List(
            from host in Hosts
            from seen in window.HeardFrom(guest, host)
            where seen.Kind == Untagged
            select Label(host, seen.Tags, seen.Count, window.Sent(host, Untagged))),
        List(
            from host in Hosts
            from tag in ExternalHost.Vlans.Select(vlan => $"{vlan}").Prepend("")
            let kind = tag.Length == 0 ? Untagged : $"tag-{tag}"
            let heard = window.Heard(host, guest, kind)
            where heard > 0
            select Label(host, tag, heard, window.Sent(guest, kind))));

    private static IEnumerable<string> Hosts => ExternalHost.Vlans.Select(vlan => $"ext{vlan}");

    private static string Label(string host, string tags, long heard, long sent) =>
        host + (tags.Length == 0 ? "" : $" ({tags})") + (heard >= sent ? "" : " in part");

    private static string List(IEnumerable<string> labels) => string.Join(", ", labels) is { Length: > 0 } list ? list : NoHosts;
}
