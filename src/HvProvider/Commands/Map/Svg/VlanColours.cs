using HvProvider.Commands.Map.Model;
using HvProvider.Vlans;

namespace HvProvider.Commands.Map.Svg;

/// <summary>The colours of a map's VLANs: one per VLAN in ascending order, as long as there are colours.</summary>
internal sealed class VlanColours
{
    private const string Other = "cx";
    private static readonly string[] Colours = ["c0", "c1", "c2", "c3", "c4", "c5"];

    private readonly Dictionary<int, string> _colours;

    private VlanColours(Dictionary<int, string> colours) => _colours = colours;

    /// <summary>Assigns colours to the VLANs of NICs and port groups, and to the untagged VLANs of uplinks.</summary>
    public static VlanColours Of(HostMap map)
    {
        var ports = map.Bridges.SelectMany(static bridge => bridge.Nics).SelectMany(static nic => new[] { nic.Effective, nic.Intended });
        var groups = map.Bridges.SelectMany(static bridge => bridge.Networks)
            .SelectMany(static network => network.PortGroups.Select(network.VlanOf))
            .OfType<VlanConfig>().Select(static vlan => ExpectedVlans.Of(vlan, null));
        var uplinks = map.Bridges.Select(static bridge => bridge.Uplink?.Vlans);
        var untagged = ports.Concat(uplinks).Concat(groups).OfType<PortVlans>().SelectMany(static vlans => vlans.Untagged);
        return new VlanColours(untagged.Distinct().Order().Zip(Colours)
            .ToDictionary(static pair => pair.First, static pair => pair.Second));
    }

    /// <summary>The CSS class for the colour of a VLAN.</summary>
    public string this[int vlan] => _colours.GetValueOrDefault(vlan, Other);

    /// <summary>The CSS class for the colour of several VLANs.</summary>
    public string this[IReadOnlyList<int> vlans] => vlans is [var only] ? this[only] : Other;
}
