using LibvirtSharp.Protocol;

namespace LibvirtSharp;

public sealed partial class LibvirtConnection
{
    /// <summary>Finds a network by name.</summary>
    public Task<NetworkRef> LookupNetworkByNameAsync(string name, CancellationToken cancellationToken) =>
        CallAsync(NetworkProcedures.LookupByName, name, cancellationToken);

    /// <summary>Finds a network by UUID.</summary>
    public Task<NetworkRef> LookupNetworkByUuidAsync(Guid uuid, CancellationToken cancellationToken) =>
        CallAsync(NetworkProcedures.LookupByUuid, uuid, cancellationToken);

    /// <summary>The definition of a network.</summary>
    public Task<string> GetNetworkXmlAsync(
        NetworkRef network, NetworkXmlFlags flags, CancellationToken cancellationToken) =>
        CallAsync(
            NetworkProcedures.GetXmlDescription, new(network, (uint)flags), static text => text.Value,
            cancellationToken);

    /// <summary>The bridge of a network.</summary>
    public Task<string> GetNetworkBridgeNameAsync(NetworkRef network, CancellationToken cancellationToken) =>
        CallAsync(NetworkProcedures.GetBridgeName, network, static text => text.Value, cancellationToken);

    /// <summary>Whether a network runs.</summary>
    public Task<bool> IsNetworkActiveAsync(NetworkRef network, CancellationToken cancellationToken) =>
        CallAsync(NetworkProcedures.IsActive, network, static answer => answer.Value != 0, cancellationToken);

    /// <summary>Whether a network has a persistent definition.</summary>
    public Task<bool> IsNetworkPersistentAsync(NetworkRef network, CancellationToken cancellationToken) =>
        CallAsync(NetworkProcedures.IsPersistent, network, static answer => answer.Value != 0, cancellationToken);

    /// <summary>Whether a network starts with the daemon.</summary>
    public Task<bool> GetNetworkAutostartAsync(NetworkRef network, CancellationToken cancellationToken) =>
        CallAsync(NetworkProcedures.GetAutostart, network, static answer => answer.Value != 0, cancellationToken);

    /// <summary>The DHCP leases of a network, all or those of one MAC address.</summary>
    public Task<IReadOnlyList<DhcpLease>> GetNetworkDhcpLeasesAsync(
        NetworkRef network, string? macAddress, CancellationToken cancellationToken) =>
        CallAsync(
            NetworkProcedures.GetDhcpLeases, new(network, macAddress, 1, 0), static answer => answer.Item1.Items,
            cancellationToken);

    /// <summary>The ports of a network.</summary>
    public Task<IReadOnlyList<NetworkPortRef>> ListNetworkPortsAsync(
        NetworkRef network, CancellationToken cancellationToken) =>
        CallAsync(
            NetworkProcedures.ListPorts, new(network, 1, 0), static answer => answer.Item1.Items, cancellationToken);

    /// <summary>Finds a port of a network by UUID.</summary>
    public Task<NetworkPortRef> LookupNetworkPortAsync(
        NetworkRef network, Guid uuid, CancellationToken cancellationToken) =>
        CallAsync(NetworkProcedures.PortLookupByUuid, new(network, uuid), cancellationToken);

    /// <summary>The description of a port.</summary>
    public Task<string> GetNetworkPortXmlAsync(NetworkPortRef port, CancellationToken cancellationToken) =>
        CallAsync(
            NetworkProcedures.PortGetXmlDescription, new(port, 0), static text => text.Value, cancellationToken);

    /// <summary>A part of the metadata of a network. An element requires its namespace URI.</summary>
    public Task<string> GetNetworkMetadataAsync(
        NetworkRef network, MetadataKind kind, string? namespaceUri, NetworkUpdateFlags flags,
        CancellationToken cancellationToken) =>
        CallAsync(
            NetworkProcedures.GetMetadata, new(network, (int)kind, namespaceUri, (uint)flags),
            static text => text.Value, cancellationToken);
}
