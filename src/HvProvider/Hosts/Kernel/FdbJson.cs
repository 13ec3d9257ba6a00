using System.Text.Json;
using HvProvider.Hosts.Text;
using HvProvider.Nics.Values;

namespace HvProvider.Hosts.Kernel;

/// <summary>
/// Reads the forwarding tables that <c>bridge -json fdb show</c> prints (iproute2's <c>bridge/fdb.c</c>). Only what a bridge has learned
/// from frames and still holds to be true counts: such an entry has neither a state (<c>permanent</c>, <c>static</c>,
/// <c>stale</c>) nor flags (<c>self</c>, <c>extern_learn</c>, <c>sticky</c>).
/// </summary>
internal static class FdbJson
{
    /// <summary>The addresses that were learned.</summary>
    /// <exception cref="HostReadException">The text is no JSON.</exception>
    public static IReadOnlyList<LearnedMac> Parse(string text, string origin)
    {
        using var document = JsonText.Parse(text, origin);
        return [.. document.RootElement.Elements().Where(IsLearned).Select(Read).OfType<LearnedMac>()];
    }

    private static bool IsLearned(JsonElement json) =>
        json.Text("master") is not null && json.Text("state") is null or "" && json.Texts("flags") is null or [];

    private static LearnedMac? Read(JsonElement json) =>
        json.Text("ifname") is { } port && MacAddress.TryParse(json.Text("mac"), out var mac)
            ? new LearnedMac(mac, port, json.Number("vlan"))
            : null;
}
