using System.Net;

namespace Labs.Network;

/// <summary>
/// The host behind the switch that is in one VLAN. In a network that all VLANs share, only the switch keeps it apart from
/// the others; from its own network the router leads to theirs.
/// </summary>
public sealed class ExternalHost : NetworkNamespace
{
    /// <summary>The VLANs that have such a host. The host's uplink is not configured for the last one.</summary>
    public static readonly IReadOnlyList<int> Vlans = [20, 30, 40, 50];

    internal ExternalHost(Lab lab, int vlan)
        : base(lab, $"ext{vlan}")
    {
        Vlan = vlan;
    }

    public int Vlan { get; }

    /// <summary>The link that leads to the switch.</summary>
    public static string Device => "eth0";

    public string MacAddress => $"02:00:00:00:00:{Vlan}";

    /// <summary>Its address in the network that all VLANs share.</summary>
    public IPAddress SharedIPv4 => IPAddress.Parse($"10.99.0.{Vlan}");

    /// <summary>Its address in the IPv6 network that all VLANs share.</summary>
    public IPAddress SharedIPv6 => IPAddress.Parse($"fd99::{Vlan}");

    /// <summary>Its address in its VLAN's own network.</summary>
    public IPAddress OwnIPv4 => IPAddress.Parse($"10.{Vlan}.0.2");

    /// <summary>Its address in its VLAN's own IPv6 network.</summary>
    public IPAddress OwnIPv6 => IPAddress.Parse($"fd00:{Vlan}::2");
}
