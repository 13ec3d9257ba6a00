using System.Globalization;
using System.Net;

namespace Hypervisors.Guests;

/// <summary>The IPv6 address that Linux gives a NIC by itself, made of its MAC address (EUI-64).</summary>
internal static class LinkLocalAddress
{
    public static IPAddress Of(string macAddress)
    {
        var mac = macAddress.Split(':').Select(part => byte.Parse(part, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToArray();
        return new IPAddress([
            0xfe, 0x80, 0, 0, 0, 0, 0, 0,
            (byte)(mac[0] ^ 2), mac[1], mac[2], 0xff, 0xfe, mac[3], mac[4], mac[5]]);
    }
}
