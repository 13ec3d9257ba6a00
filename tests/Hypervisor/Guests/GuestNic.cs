namespace Hypervisors.Guests;

/// <summary>A NIC as the guest's own kernel sees it.</summary>
public sealed record GuestNic(string Name, string MacAddress, string PciAddress, bool HasCarrier)
{
    /// <summary>Reads <c>eth0,52:54:00:00:00:01,0000:01:00.0,up</c>.</summary>
    internal static GuestNic Parse(string text) => text.Split(',') is [var name, var mac, var pci, var carrier]
        ? new GuestNic(name, mac, pci, carrier == "up")
        : throw new FormatException($"'{text}' is no NIC of a guest's report.");
}
