using System.Net;
using System.Net.Sockets;
using LibvirtSharp;

namespace HvProvider.Listing;

/// <summary>An IP address of a guest.</summary>
/// <param name="Source">The source that reports the address.</param>
/// <param name="Address">The address.</param>
/// <param name="PrefixLength">The length of its prefix in bits; null if the source does not report it.</param>
/// <param name="GuestInterface">The guest's own name for the interface; null if the source does not report it.</param>
internal sealed record GuestAddress(InterfaceAddressSource Source, IPAddress Address, int? PrefixLength, string? GuestInterface)
{
    /// <summary>
    /// The addresses that a source reports for one interface. The agent of a guest can report any text; invalid addresses are skipped. The
    /// ARP table of the host has no prefixes, for which libvirt reports 0.
    /// </summary>
    public static IEnumerable<GuestAddress> Read(InterfaceAddressSource source, DomainInterfaceAddresses reported)
    {
        foreach (var entry in reported.Addresses)
        {
            if (IPAddress.TryParse(entry.Address, out var address))
            {
                var bits = address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128;
                yield return new GuestAddress(
                    source,
                    address,
                    entry.PrefixLength > 0 && entry.PrefixLength <= bits ? entry.PrefixLength : null,
                    source == InterfaceAddressSource.Agent ? reported.Name : null);
            }
        }
    }

    /// <summary>Sorts addresses, independently of the order in which sources respond.</summary>
    public static IReadOnlyList<GuestAddress> Sort(IEnumerable<GuestAddress> addresses) =>
    [
        .. addresses.Distinct()
            .OrderBy(static address => address.Source)
            .ThenBy(static address => address.Address.AddressFamily)
            .ThenBy(static address => address.Address.ToString(), StringComparer.Ordinal)
            .ThenBy(static address => address.GuestInterface, StringComparer.Ordinal),
    ];
}
