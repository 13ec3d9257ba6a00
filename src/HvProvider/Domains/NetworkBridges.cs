using HvProvider.Connections;
using LibvirtSharp;

namespace HvProvider.Domains;

/// <summary>Tells which bridge stands behind a libvirt network: the persistent definition of a NIC does not.</summary>
internal static class NetworkBridges
{
    /// <summary>The bridge's name; null when there is no such network, or none with a bridge.</summary>
    public static async Task<string?> FindAsync(
        HypervisorSession session, string network, CancellationToken cancellationToken)
    {
        var libvirt = await session.ConnectAsync(ConnectionAccess.ReadOnly, cancellationToken).ConfigureAwait(false);
        try
        {
            var found = await libvirt.LookupNetworkByNameAsync(network, cancellationToken).ConfigureAwait(false);
            return await libvirt.GetNetworkBridgeNameAsync(found, cancellationToken).ConfigureAwait(false);
        }
        catch (LibvirtRemoteException exception) when (exception.Code is
            LibvirtErrorCode.NoNetwork or LibvirtErrorCode.NoSupport or LibvirtErrorCode.InternalError)
        {
            return null;
        }
    }
}
