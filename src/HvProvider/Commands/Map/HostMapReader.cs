using HvProvider.Connections;
using HvProvider.Hypervisor;
using HvProvider.Listing;
using HvProvider.Networks;
using LibvirtSharp;

namespace HvProvider.Commands.Map;

/// <summary>Reads NICs, host and networks for a map with the readers of the data sources, on one read-only connection.</summary>
internal sealed class HostMapReader(HypervisorSession session)
{
    /// <summary>The current state of the hypervisor and its host.</summary>
    /// <exception cref="LibvirtException">The hypervisor is not reachable or reports an error.</exception>
    public async Task<HostObservation> ReadAsync(CancellationToken cancellationToken)
    {
        var libvirt = await session.ConnectAsync(ConnectionAccess.ReadOnly, cancellationToken);
        var nics = await new NicListReader(session)
            .ReadAsync(new NicSelection.All(), new HashSet<InterfaceAddressSource>(), cancellationToken);
        var (networks, unread) = await ReadNetworksAsync(cancellationToken);
        var version = await session.ReadVersionSharedAsync(cancellationToken);
        var hostname = await libvirt.GetHostnameAsync(cancellationToken);
        return new HostObservation($"{session.Settings.Uri}", hostname, $"{version}", nics, networks, unread);
    }

    private async Task<(IReadOnlyList<NetworkSnapshot>? Networks, string? Unread)> ReadNetworksAsync(CancellationToken cancellationToken)
    {
        try
        {
            var listed = await session.Networks.ListAsync(cancellationToken);
            var read = await Task.WhenAll(listed.Select(network => session.Networks.ReadSharedAsync(
                new NetworkSelector(network.Name, network.Uuid), cancellationToken)));

            // A network that was removed after the listing is omitted.
            return ([.. read.OfType<NetworkSnapshot>()], null);
        }
        catch (LibvirtRemoteException exception) when (exception.Code is
            LibvirtErrorCode.NoSupport or LibvirtErrorCode.AccessDenied or LibvirtErrorCode.OperationDenied)
        {
            return (null, $"libvirt does not list its networks: {exception.ServerMessage}");
        }
    }
}
