using LibvirtSharp.Protocol;

namespace LibvirtSharp;

public sealed partial class LibvirtConnection
{
    /// <summary>Finds a host interface by name.</summary>
    public Task<InterfaceRef> LookupInterfaceByNameAsync(string name, CancellationToken cancellationToken) =>
        CallAsync(InterfaceProcedures.LookupByName, name, cancellationToken);

    /// <summary>Finds a host interface by MAC address.</summary>
    public Task<InterfaceRef> LookupInterfaceByMacAsync(string macAddress, CancellationToken cancellationToken) =>
        CallAsync(InterfaceProcedures.LookupByMacString, macAddress, cancellationToken);

    /// <summary>The description of a host interface.</summary>
    public Task<string> GetInterfaceXmlAsync(
        InterfaceRef hostInterface, InterfaceXmlFlags flags, CancellationToken cancellationToken) =>
        CallAsync(
            InterfaceProcedures.GetXmlDescription, new(hostInterface, (uint)flags), static text => text.Value,
            cancellationToken);

    /// <summary>Whether a host interface is up.</summary>
    public Task<bool> IsInterfaceActiveAsync(InterfaceRef hostInterface, CancellationToken cancellationToken) =>
        CallAsync(InterfaceProcedures.IsActive, hostInterface, static answer => answer.Value != 0, cancellationToken);
}
