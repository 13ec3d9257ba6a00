using System.Globalization;
using System.Net;

namespace Hypervisors.Guests;

/// <summary>
/// The addresses that a guest of packet tests assigns to a NIC, by the last byte of its MAC address: one of the network that
/// all VLANs share, and one of every VLAN, of which those of the VLAN that it is really on work.
/// </summary>
public sealed class GuestAddresses(string macAddress)
{
    private readonly byte _number = byte.Parse(
        macAddress.AsSpan(macAddress.Length - 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>Its address in 10.99.0.0/16, where no router leads to.</summary>
    public IPAddress Shared => IPAddress.Parse($"10.99.0.{_number}");

    /// <summary>Its address in fd99::/64, where no router leads to.</summary>
    public IPAddress SharedV6 => IPAddress.Parse($"fd99::{_number}");

    /// <summary>Its address in the VLAN's own 10.VLAN.0.0/16.</summary>
    public IPAddress In(int vlan) => IPAddress.Parse($"10.{vlan}.0.{_number}");

    /// <summary>Its address in the VLAN's own fd00:VLAN::/64, with the digits of the decimal numbers.</summary>
    public IPAddress InV6(int vlan) => IPAddress.Parse($"fd00:{vlan}::{_number}");
}
