using Labs.Network;
using Labs.Probes;

namespace Labs.Tests.Support;

/// <summary>
/// Whom a guest hears, and who hears it. The external hosts send without a tag; of the guest count the frames without a tag and
/// those with one tag that it wrote itself.
/// </summary>
/// <param name="Hears">The hosts whose frames arrived, each with the tag that they had: <c>ext30 (30)</c>.</param>
/// <param name="HeardBy">The hosts at which its frames arrived, each with the tag that the guest wrote.</param>
internal sealed record Reach(string Hears, string HeardBy)
{
    /// <summary>What stands for no host.</summary>
    public const string None = "-";

    private const string Untagged = "broadcast";

    public static Reach Nobody { get; } = new(None, None);

    /// <summary>Reads it from what was counted.</summary>
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

    private static string List(IEnumerable<string> labels) => string.Join(", ", labels) is { Length: > 0 } list ? list : None;
}
