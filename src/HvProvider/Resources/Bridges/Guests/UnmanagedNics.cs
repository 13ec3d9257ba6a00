using HvProvider.Hypervisor;
using HvProvider.Listing;
using HvProvider.Networks;

namespace HvProvider.Resources.Bridges.Guests;

/// <summary>
/// Finds the NICs of running guests on a network that are no attachments. An attachment is known by its name, which the NIC carries in one
/// definition at least, as <c>hv_network_attachments</c> tells it too; it looks after itself.
/// </summary>
internal static class UnmanagedNics
{
    /// <summary>Those on a network, by domain and MAC address.</summary>
    /// <param name="session">The walk.</param>
    /// <param name="network">What the network gives.</param>
    /// <param name="held">Those whose links a re-sync has taken.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IReadOnlyList<UnmanagedNic>> FindAsync(
        HypervisorSession session, NetworkView network, LinksToRestore held, CancellationToken cancellationToken)
    {
        var listing = await new NicListReader(session)
            .ReadAsync(new NicSelection.OfNetwork(network.Name), new HashSet<LibvirtSharp.InterfaceAddressSource>(), cancellationToken);
        return
        [
            .. listing.Nics
                .Where(nic => nic.Nics is { Name: null, Live: { Source.IsResolvedNetwork: true, Mac: not null } live }
                    && live.Source.Network == network.Name)
                .Select(nic => new UnmanagedNic(nic, network, held.Has(nic))),
        ];
    }
}
