using System.Text;
using System.Text.Json;
using HvProvider.Commands.Map.Model;
using HvProvider.Vlans;

namespace HvProvider.Commands.Map.Json;

/// <summary>
/// Writes a map as JSON. The names and their meaning are documented in docs/map.md; a change increments <see
/// cref="FormatVersion"/>. Every name is always present; null means that the value does not exist or was not read.
/// </summary>
internal static class JsonMapWriter
{
    /// <summary>The version of the format. Names may be added to it.</summary>
    public const int FormatVersion = 1;

    private static readonly JsonWriterOptions Layout = new() { Indented = true, NewLine = "\n" };

    /// <summary>The document, with a trailing line feed.</summary>
    public static string Write(HostMap map)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Layout))
        {
            json.WriteStartObject();
            json.WriteNumber("format_version", FormatVersion);
            json.WriteString("uri", map.Uri);
            json.WriteString("hostname", map.Hostname);
            json.WriteString("libvirt_version", map.LibvirtVersion);
            WriteList(json, "not_read", map.Unread, static (json, part) =>
            {
                json.WriteString("part", part.Name);
                json.WriteString("reason", part.Reason);
            });
            WriteList(json, "bridges", map.Bridges, WriteBridge);
            WriteList(json, "interfaces_on_no_bridge", map.Elsewhere, JsonMapNic.Write);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    /// <summary>A list of objects.</summary>
    public static void WriteList<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>A list of numbers.</summary>
    public static void WriteNumbers(Utf8JsonWriter json, string name, IEnumerable<int> numbers)
    {
        json.WriteStartArray(name);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    /// <summary>The VLANs of a port, in the form of <c>effective_vlans</c> of the resources; null if they are not known.</summary>
    public static void WriteVlans(Utf8JsonWriter json, string name, PortVlans? vlans)
    {
        if (vlans is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        WriteNumber(json, "pvid", vlans.Pvid);
        WriteNumbers(json, "untagged", vlans.Untagged);
        WriteNumbers(json, "tagged", vlans.Tagged);
        json.WriteEndObject();
    }

    private static void WriteBridge(Utf8JsonWriter json, MapBridge bridge)
    {
        var isSeen = bridge.Sight == MapBridgeSight.Seen;
        json.WriteString("name", bridge.Name);
        json.WriteString("state", bridge.Sight switch
        {
            MapBridgeSight.Seen => "seen",
            MapBridgeSight.Missing => "missing",
            _ => "not_read",
        });
        WriteFlag(json, "vlan_filtering", bridge.Options?.VlanFiltering);
        WriteNumber(json, "default_pvid", bridge.Options?.DefaultPvid);
        WriteVlans(json, "own_vlans", bridge.OwnVlans);
        WriteListOrNull(json, "vlan_interfaces", isSeen ? bridge.VlanInterfaces : null, static (json, link) =>
        {
            json.WriteString("name", link.Name);
            json.WriteNumber("vlan", link.Vlan);
        });
        WriteNumber(json, "infrastructure_vlan", bridge.Filters ? bridge.Uplink?.Vlans.UntaggedBothWays : null);
        if (bridge.Uplink is { } uplink)
        {
            json.WriteStartObject("uplink");
            WritePort(json, uplink);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("uplink");
        }

        WriteListOrNull(json, "other_ports", isSeen ? bridge.OtherPorts : null, WritePort);
        WriteList(json, "networks", bridge.Networks, WriteNetwork);
        WriteList(json, "interfaces", bridge.Nics, JsonMapNic.Write);
    }

    private static void WritePort(Utf8JsonWriter json, MapPort port)
    {
        json.WriteString("name", port.Name);
        json.WriteString("state", port.State);
        json.WriteBoolean("tap", port.IsTap);
        json.WriteString("domain", port.Domain);
        WriteVlans(json, "vlans", port.Vlans);
    }

    private static void WriteNetwork(Utf8JsonWriter json, MapNetwork network)
    {
        json.WriteString("name", network.Name);
        json.WriteBoolean("active", network.IsActive);
        json.WriteString("forward_mode", network.ForwardMode);
        json.WriteBoolean("isolated", network.IsIsolated);
        WriteVlans(json, "vlans", VlansOf(network.Vlan));
        WriteList(json, "port_groups", network.PortGroups, (json, group) =>
        {
            json.WriteString("name", group.Name);
            json.WriteBoolean("default", group.IsDefault);
            WriteVlans(json, "vlans", VlansOf(network.VlanOf(group)));
        });
    }

    private static PortVlans? VlansOf(VlanConfig? vlan) => vlan is { Tags.Count: > 0 } ? ExpectedVlans.Of(vlan, null) : null;

    private static void WriteNumber(Utf8JsonWriter json, string name, int? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteFlag(Utf8JsonWriter json, string name, bool? flag)
    {
        if (flag is { } known)
        {
            json.WriteBoolean(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteListOrNull<T>(Utf8JsonWriter json, string name, IReadOnlyList<T>? items, Action<Utf8JsonWriter, T> write)
    {
        if (items is null)
        {
            json.WriteNull(name);
        }
        else
        {
            WriteList(json, name, items, write);
        }
    }
}
