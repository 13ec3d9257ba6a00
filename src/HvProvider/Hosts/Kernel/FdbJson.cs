using System.Text.Json;
using HvProvider.Hosts.Text;
using HvProvider.Nics.Values;

namespace HvProvider.Hosts.Kernel;

/// <summary>
/// Parses the forwarding tables in the output of <c>bridge -statistics -json fdb show</c> (iproute2's <c>bridge/fdb.c</c>). Only valid
/// dynamic entries are returned: they have neither a state (<c>permanent</c>, <c>static</c>, <c>stale</c>) nor flags
/// (<c>self</c>, <c>extern_learn</c>, <c>sticky</c>).
/// </summary>
internal static class FdbJson
{
    /// <summary>The learned addresses.</summary>
    /// <exception cref="HostReadException">The text is not JSON.</exception>
    public static IReadOnlyList<LearnedMac> Parse(string text, string origin)
    {
        using var document = JsonText.Parse(text, origin);
        return [.. document.RootElement.Elements().Where(IsLearned).Select(Read).OfType<LearnedMac>()];
    }

    private static bool IsLearned(JsonElement json) =>
        json.Text("master") is not null && json.Text("state") is null or "" && json.Texts("flags") is null or [];

    private static LearnedMac? Read(JsonElement json) =>
        json.Text("ifname") is { } port && MacAddress.TryParse(json.Text("mac"), out var mac)
            ? new LearnedMac(mac, port, json.Number("vlan"), json.Number("updated") is { } age ? TimeSpan.FromSeconds(age) : null)
            : null;
}
