using HvProvider.Connections;
using HvProvider.Domains;
using HvProvider.Xml;
using LibvirtSharp;

namespace HvProvider.Networks;

/// <summary>
/// Finds the domains with NICs on a network. libvirt checks neither running nor stopped domains when a network is removed, so the
/// definitions of all domains are read, and the ports of the network for domains that this connection does not list (containers).
/// </summary>
internal static class NetworkUsers
{
    /// <summary>All users, sorted by name, and the domains that could not be read.</summary>
    /// <param name="survey">Reads the domains.</param>
    /// <param name="connection">The connection that reads the ports.</param>
    /// <param name="network">The network.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public static async Task<(IReadOnlyList<NetworkUser> Users, IReadOnlyList<UnreadDomain> Unread)> FindAsync(
        DomainSurvey survey, SharedConnection connection, NetworkRef network, CancellationToken cancellationToken)
    {
        var libvirt = await connection.GetAsync(ConnectionAccess.ReadOnly, cancellationToken);
        var domains = await survey.ReadSharedAsync(cancellationToken);
        var users = domains.Read.Select(snapshot => Find(snapshot, network.Name));

        // The owner of a port that is not among the domains that were read: a container, or a running domain that could not be read.
        var owners = await FindOwnersAsync(libvirt, network, cancellationToken);
        return (
            [
                .. users.OfType<NetworkUser>()
                    .Concat(owners.Where(owner => domains.Read.All(snapshot => snapshot.Domain.Name != owner.Domain)))
                    .OrderBy(static user => user.Domain, StringComparer.Ordinal),
            ],
            domains.Unread);
    }

    private static NetworkUser? Find(DomainSnapshot snapshot, string network)
    {
        string[] nics =
        [
            .. snapshot.Definitions.SelectMany(static definition => definition.Nics)
                .Where(nic => nic.Source.Network == network)
                .Select(static nic => nic.Name ?? nic.Mac?.ToString() ?? "without an address")
                .Distinct(),
        ];
        return nics.Length == 0 ? null : new NetworkUser(snapshot.Domain.Name, snapshot.IsRunning ? "running" : "stopped", nics);
    }

    private static async Task<IReadOnlyList<NetworkUser>> FindOwnersAsync(
        LibvirtConnection libvirt, NetworkRef network, CancellationToken cancellationToken)
    {
        try
        {
            var ports = await libvirt.ListNetworkPortsAsync(network, cancellationToken);
            var owners = await Task.WhenAll(ports.Select(port => FindOwnerAsync(libvirt, port, cancellationToken)));
            return [.. owners.OfType<NetworkUser>()];
        }
        catch (LibvirtRemoteException exception) when (exception.Code is
            LibvirtErrorCode.NoSupport or LibvirtErrorCode.NoNetwork or LibvirtErrorCode.OperationInvalid)
        {
            // Not every driver supports ports; removed and inactive networks have none.
            return [];
        }
    }

    private static async Task<NetworkUser?> FindOwnerAsync(
        LibvirtConnection libvirt, NetworkPortRef port, CancellationToken cancellationToken)
    {
        try
        {
            var xml = SafeXml.Parse(await libvirt.GetNetworkPortXmlAsync(port, cancellationToken));
            return new NetworkUser(
                xml.Element("owner")?.Element("name")?.Value ?? "?",
                "running",
                [xml.Element("mac")?.Attribute("address")?.Value ?? $"at port {port.Uuid}"]);
        }
        catch (LibvirtRemoteException exception) when (exception.Code is
            LibvirtErrorCode.NoNetworkPort or LibvirtErrorCode.NoNetwork or LibvirtErrorCode.OperationInvalid)
        {
            return null;
        }
    }
}
