using System.Net;
using System.Net.Sockets;
using LibvirtSharp;

namespace HvProvider.Listing;

/// <summary>An IP address that somebody says a guest has.</summary>
/// <param name="Source">Who says so.</param>
/// <param name="Address">The address.</param>
/// <param name="PrefixLength">The length of its prefix in bits; null where the source does not know it.</param>
/// <param name="GuestInterface">The guest's own name for the interface; null where the source does not know it.</param>
internal sealed record GuestAddress(InterfaceAddressSource Source, IPAddress Address, int? PrefixLength, string? GuestInterface)
{
    /// <summary>
    /// What a source has told of one interface. A guest's agent may say anything: what is no address is left out. The host's ARP
    /// table knows no prefixes, for which libvirt says 0.
    /// </summary>
    public static IEnumerable<GuestAddress> Read(InterfaceAddressSource source, DomainInterfaceAddresses told)
    {
        foreach (var entry in told.Addresses)
        {
            if (IPAddress.TryParse(entry.Address, out var address))
            {
                var bits = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
                yield return new GuestAddress(
                    source,
                    address,
                    entry.PrefixLength > 0 && entry.PrefixLength <= bits ? entry.PrefixLength : null,
                    source == InterfaceAddressSource.Agent ? told.Name : null);
            }
        }
    }

    /// <summary>Brings addresses into an order that does not depend on who answered first.</summary>
    public static IReadOnlyList<GuestAddress> InOrder(IEnumerable<GuestAddress> addresses) =>
    [
        .. addresses.Distinct()
            .OrderBy(static address => address.Source)
            .ThenBy(static address => address.Address.AddressFamily)
            .ThenBy(static address => address.Address.ToString(), StringComparer.Ordinal)
            .ThenBy(static address => address.GuestInterface, StringComparer.Ordinal),
    ];
}
