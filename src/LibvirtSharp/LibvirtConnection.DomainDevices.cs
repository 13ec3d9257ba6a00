using LibvirtSharp.Protocol;
using LibvirtSharp.Xdr;

namespace LibvirtSharp;

public sealed partial class LibvirtConnection
{
    /// <summary>Attaches a device.</summary>
    public Task AttachDeviceAsync(
        DomainRef domain, string xml, DomainModifyFlags flags, CancellationToken cancellationToken) =>
        CallAsync(DomainProcedures.AttachDeviceFlags, new(domain, xml, (uint)flags), cancellationToken);

    /// <summary>
    /// Detaches the matching device. For a running domain, success means only that the guest was requested to release it; the
    /// daemon waits a few seconds for the guest.
    /// </summary>
    public Task DetachDeviceAsync(
        DomainRef domain, string xml, DomainModifyFlags flags, CancellationToken cancellationToken) =>
        CallAsync(DomainProcedures.DetachDeviceFlags, new(domain, xml, (uint)flags), cancellationToken);

    /// <summary>
    /// Requests the guest to release a device, and returns at once. <see cref="DeviceRemovedEvent"/> or
    /// <see cref="DeviceRemovalFailedEvent"/> reports the result.
    /// </summary>
    public Task DetachDeviceByAliasAsync(
        DomainRef domain, string alias, DomainModifyFlags flags, CancellationToken cancellationToken) =>
        CallAsync(DomainProcedures.DetachDeviceAlias, new(domain, alias, (uint)flags), cancellationToken);

    /// <summary>Changes a device to match the XML.</summary>
    public Task UpdateDeviceAsync(
        DomainRef domain, string xml, DomainModifyFlags flags, CancellationToken cancellationToken) =>
        CallAsync(DomainProcedures.UpdateDeviceFlags, new(domain, xml, (uint)flags), cancellationToken);

    /// <summary>The addresses of a guest's interfaces.</summary>
    public Task<IReadOnlyList<DomainInterfaceAddresses>> GetDomainInterfaceAddressesAsync(
        DomainRef domain, InterfaceAddressSource source, CancellationToken cancellationToken) =>
        CallAsync(
            DomainProcedures.InterfaceAddresses, new(domain, (uint)source, 0), static answer => answer.Items,
            cancellationToken);

    /// <summary>Counters of an interface, named by its tap or its MAC address.</summary>
    public Task<InterfaceStats> GetDomainInterfaceStatsAsync(
        DomainRef domain, string device, CancellationToken cancellationToken) =>
        CallAsync(DomainProcedures.InterfaceStats, new(domain, device), cancellationToken);

    /// <summary>Sets bandwidth parameters of an interface, named by its tap or its MAC address.</summary>
    public Task SetDomainInterfaceParametersAsync(
        DomainRef domain, string device, IReadOnlyList<TypedParameter> parameters, DomainModifyFlags flags,
        CancellationToken cancellationToken) =>
        CallAsync(
            DomainProcedures.SetInterfaceParameters, new(domain, device, new(parameters), (uint)flags),
            cancellationToken);

    /// <summary>Bandwidth parameters of an interface, named by its tap or its MAC address.</summary>
    public Task<IReadOnlyList<TypedParameter>> GetDomainInterfaceParametersAsync(
        DomainRef domain, string device, DomainModifyFlags flags, CancellationToken cancellationToken) =>
        CallAsync(
            DomainProcedures.GetInterfaceParameters,
            new(domain, device, ProtocolLimits.InterfaceParameters, (uint)flags),
            static answer => answer.Item1.Items, cancellationToken);
}
