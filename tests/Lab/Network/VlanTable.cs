using System.Text.Json;

namespace Labs.Network;

/// <summary>The VLANs of a bridge's ports, as <c>bridge vlan</c> shows them.</summary>
public sealed class VlanTable(IReadOnlyDictionary<string, PortVlans> ports)
{
    /// <summary>The ports that belong to a VLAN, by name.</summary>
    public IReadOnlyDictionary<string, PortVlans> Ports => ports;

    /// <summary>A port's VLANs. A port that belongs to none is not shown at all, like one that does not exist.</summary>
    public PortVlans this[string port] => ports.GetValueOrDefault(port, PortVlans.None);

    /// <summary>Reads the output of <c>bridge -json vlan show</c>.</summary>
    public static VlanTable Parse(string json)
    {
        var ports = new SortedDictionary<string, PortVlans>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(json.Trim() is "" ? "[]" : json);
        foreach (var port in document.RootElement.EnumerateArray())
        {
            var vlans = port.GetProperty("vlans").EnumerateArray().SelectMany(Read).OrderBy(vlan => vlan.Id);
            ports.Add(port.GetProperty("ifname").GetString()!, new PortVlans([.. vlans]));
        }

        return new VlanTable(ports);
    }

    public override string ToString() => string.Join('\n', ports.Select(port => $"{port.Key}: {port.Value}"));

    // Neighbours with equal flags are shown as a range.
    private static IEnumerable<PortVlan> Read(JsonElement entry)
    {
        string[] flags = entry.TryGetProperty("flags", out var list)
            ? [.. list.EnumerateArray().Select(flag => flag.GetString()!)]
            : [];
        var first = entry.GetProperty("vlan").GetInt32();
        var last = entry.TryGetProperty("vlanEnd", out var end) ? end.GetInt32() : first;
        return Enumerable.Range(first, last - first + 1)
            .Select(id => new PortVlan(id, flags.Contains("PVID"), flags.Contains("Egress Untagged")));
    }
}
