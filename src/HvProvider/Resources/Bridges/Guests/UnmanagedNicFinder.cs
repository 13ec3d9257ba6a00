using HvProvider.Hypervisor;
using HvProvider.Listing;
using HvProvider.Networks;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources.Bridges.Guests;

/// <summary>
/// Finds the unmanaged NICs of running domains on a network. A NIC is managed by an attachment if it carries a name in at least one
/// definition, as in <c>hv_network_attachments</c>.
/// </summary>
internal static class UnmanagedNicFinder
{
    /// <summary>The unmanaged NICs on a network, by domain and MAC address.</summary>
    /// <param name="session">The session with the hypervisor.</param>
    /// <param name="network">The settings of the network.</param>
    /// <param name="metadata">The NICs whose links a re-sync has set down.</param>
    /// <param name="diagnostics">Receives a warning about domains that could not be read.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<IReadOnlyList<UnmanagedNic>> FindAsync(
        HypervisorSession session, NetworkView network, ResyncMetadata metadata, DiagnosticList diagnostics,
        CancellationToken cancellationToken)
    {
        var listing = await new NicListReader(session)
            .ReadAsync(new NicSelection.OfNetwork(network.Name), new HashSet<InterfaceAddressSource>(), cancellationToken);
        UnreadDomains.Warn(
            session, listing.Unread, "whether their NICs on libvirt networks have the settings of the networks", diagnostics);
        return
        [
            .. listing.Nics
                .Where(nic => nic.Nics is { Name: null, Live: { Source.IsResolvedNetwork: true, Mac: not null } live }
                    && live.Source.Network == network.Name)
                .Select(nic => new UnmanagedNic(nic, network, metadata.Lists(nic))),
        ];
    }
}
