using System.Text.Json;
using HvProvider.Hosts.Text;
using HvProvider.Vlans;

namespace HvProvider.Hosts.Kernel;

/// <summary>
/// Parses the output of <c>bridge -json vlan show</c> (iproute2's <c>bridge/vlan.c</c>), with single VLANs or, with
/// <c>-compressvlans</c>, ranges.
/// </summary>
internal static class VlanJson
{
    private const string PvidFlag = "PVID";
    private const string UntaggedFlag = "Egress Untagged";

    /// <summary>The VLANs by the name of the port, or of the bridge itself. Ports without VLANs are missing.</summary>
    /// <exception cref="HostReadException">The text is not JSON, or contains invalid VLAN IDs.</exception>
    public static IReadOnlyDictionary<string, PortVlans> Parse(string text, string origin)
    {
        using var document = JsonText.Parse(text, origin);
        return document.RootElement.Elements()
            .Where(static port => port.Text("ifname") is not null)
            .ToLookup(static port => port.Text("ifname")!, static port => port.Elements("vlans"), StringComparer.Ordinal)
            .ToDictionary(
                static port => port.Key, port => Read(port.SelectMany(static vlans => vlans), origin), StringComparer.Ordinal);
    }

    private static PortVlans Read(IEnumerable<JsonElement> entries, string origin)
    {
        int? pvid = null;
        SortedSet<int> untagged = [], tagged = [];
        foreach (var entry in entries)
        {
            var (first, last) = ReadRange(entry, origin);
            var flags = entry.Texts("flags") ?? [];
            (flags.Contains(UntaggedFlag) ? untagged : tagged).UnionWith(Enumerable.Range(first, last - first + 1));
            pvid = flags.Contains(PvidFlag) ? first : pvid;
        }

        return new PortVlans(pvid, [.. untagged], [.. tagged]);
    }

    private static (int First, int Last) ReadRange(JsonElement entry, string origin)
    {
        var first = entry.Number("vlan");
        var last = entry.Has("vlanEnd") ? entry.Number("vlanEnd") : first;
        return first is { } from && last is { } to && VlanId.IsValid(from) && VlanId.IsValid(to) && from <= to
            ? (from, to)
            : throw new HostReadException($"'{origin}' printed an invalid VLAN ID.");
    }
}
