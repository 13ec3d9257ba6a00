using LibvirtSharp.Protocol;

namespace LibvirtSharp;

public sealed partial class LibvirtConnection
{
    /// <summary>The driver: <c>QEMU</c>, <c>TEST</c> and so on.</summary>
    public Task<string> GetHypervisorTypeAsync(CancellationToken cancellationToken) =>
        CallAsync(ConnectProcedures.GetHypervisorType, default, static text => text.Value, cancellationToken);

    /// <summary>The version of the hypervisor, of QEMU for example.</summary>
    public Task<LibvirtVersion> GetHypervisorVersionAsync(CancellationToken cancellationToken) =>
        CallAsync(
            ConnectProcedures.GetVersion, default, static number => LibvirtVersion.FromNumber(number),
            cancellationToken);

    /// <summary>The version of the daemon.</summary>
    public Task<LibvirtVersion> GetLibraryVersionAsync(CancellationToken cancellationToken) =>
        CallAsync(
            ConnectProcedures.GetLibraryVersion, default, static number => LibvirtVersion.FromNumber(number),
            cancellationToken);

    /// <summary>The host name of the hypervisor.</summary>
    public Task<string> GetHostnameAsync(CancellationToken cancellationToken) =>
        CallAsync(ConnectProcedures.GetHostname, default, static text => text.Value, cancellationToken);

    /// <summary>The URI that the daemon reports.</summary>
    public Task<string> GetUriAsync(CancellationToken cancellationToken) =>
        CallAsync(ConnectProcedures.GetUri, default, static text => text.Value, cancellationToken);

    /// <summary>Capabilities of host and driver, as XML. Takes seconds on a busy host.</summary>
    public Task<string> GetCapabilitiesAsync(CancellationToken cancellationToken) =>
        CallAsync(ConnectProcedures.GetCapabilities, default, static text => text.Value, cancellationToken);

    /// <summary>
    /// The capabilities of a domain of the given emulator, architecture, machine and virtualization type, as XML.
    /// </summary>
    public Task<string> GetDomainCapabilitiesAsync(
        string? emulator, string? architecture, string? machine, string? virtType,
        CancellationToken cancellationToken) =>
        CallAsync(
            ConnectProcedures.GetDomainCapabilities, new(emulator, architecture, machine, virtType, 0),
            static text => text.Value, cancellationToken);

    /// <summary>Whether the server supports a feature.</summary>
    public Task<bool> SupportsFeatureAsync(LibvirtFeature feature, CancellationToken cancellationToken) =>
        CallAsync(
            ConnectProcedures.SupportsFeature, (int)feature, static answer => answer.Value != 0, cancellationToken);

    /// <summary>The domains that match.</summary>
    public Task<IReadOnlyList<DomainRef>> ListDomainsAsync(
        DomainListFlags flags, CancellationToken cancellationToken) =>
        CallAsync(
            ConnectProcedures.ListDomains, new(1, (uint)flags), static answer => answer.Item1.Items, cancellationToken);

    /// <summary>The virtual networks that match.</summary>
    public Task<IReadOnlyList<NetworkRef>> ListNetworksAsync(
        NetworkListFlags flags, CancellationToken cancellationToken) =>
        CallAsync(
            ConnectProcedures.ListNetworks, new(1, (uint)flags), static answer => answer.Item1.Items,
            cancellationToken);

    /// <summary>The host interfaces that match.</summary>
    public Task<IReadOnlyList<InterfaceRef>> ListInterfacesAsync(
        InterfaceListFlags flags, CancellationToken cancellationToken) =>
        CallAsync(
            ConnectProcedures.ListInterfaces, new(1, (uint)flags), static answer => answer.Item1.Items,
            cancellationToken);
}
