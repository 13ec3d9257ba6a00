using HvProvider.Nics;

namespace HvProvider.Domains.Pci;

/// <summary>The reason why a running domain cannot release a NIC, as far as its definition shows it.</summary>
internal static class UnplugObstacle
{
    /// <summary>The summary for messages.</summary>
    public const string Summary = "NIC cannot be unplugged";

    /// <summary>The reason as a clause; null if the definition shows none.</summary>
    /// <param name="live">The live definition.</param>
    /// <param name="nic">Its NIC.</param>
    public static string? Of(DomainXml live, Nic nic) =>
        nic.PciAddress is { } address ? PciTopology.Of(live).BusOf(address)?.Refusal : null;
}
