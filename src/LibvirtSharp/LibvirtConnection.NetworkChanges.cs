using LibvirtSharp.Protocol;

namespace LibvirtSharp;

public sealed partial class LibvirtConnection
{
    /// <summary>
    /// Creates or replaces the persistent definition of a network. A redefinition must contain the UUID.
    /// </summary>
    public Task<NetworkRef> DefineNetworkAsync(
        string xml, NetworkDefineFlags flags, CancellationToken cancellationToken) =>
        flags == NetworkDefineFlags.None
            ? CallAsync(
            NetworkProcedures.DefineXml, xml, cancellationToken)
            : CallAsync(NetworkProcedures.DefineXmlFlags, new(xml, (uint)flags), cancellationToken);

    /// <summary>Starts a transient network.</summary>
    public Task<NetworkRef> CreateNetworkFromXmlAsync(
        string xml, NetworkDefineFlags flags, CancellationToken cancellationToken) =>
        flags == NetworkDefineFlags.None
            ? CallAsync(
            NetworkProcedures.CreateXml, xml, cancellationToken)
            : CallAsync(NetworkProcedures.CreateXmlFlags, new(xml, (uint)flags), cancellationToken);

    /// <summary>Starts a defined network.</summary>
    public Task CreateNetworkAsync(NetworkRef network, CancellationToken cancellationToken) =>
        CallAsync(NetworkProcedures.Create, network, cancellationToken);

    /// <summary>Stops a network.</summary>
    public Task DestroyNetworkAsync(NetworkRef network, CancellationToken cancellationToken) =>
        CallAsync(NetworkProcedures.Destroy, network, cancellationToken);

    /// <summary>Removes the persistent definition of a network.</summary>
    public Task UndefineNetworkAsync(NetworkRef network, CancellationToken cancellationToken) =>
        CallAsync(NetworkProcedures.Undefine, network, cancellationToken);

    /// <summary>Sets whether a network starts with the daemon.</summary>
    public Task SetNetworkAutostartAsync(NetworkRef network, bool autostart, CancellationToken cancellationToken) =>
        CallAsync(NetworkProcedures.SetAutostart, new(network, autostart ? 1 : 0), cancellationToken);

    /// <summary>
    /// Sets a part of the metadata of a network, or removes it if it is null. Prefix and URI are those of an
    /// element.
    /// </summary>
    public Task SetNetworkMetadataAsync(
        NetworkRef network, MetadataKind kind, string? metadata, string? prefix, string? namespaceUri,
        NetworkUpdateFlags flags, CancellationToken cancellationToken) =>
        CallAsync(
            NetworkProcedures.SetMetadata, new(network, (int)kind, metadata, prefix, namespaceUri, (uint)flags),
            cancellationToken);
}
