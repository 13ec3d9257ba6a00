using LibvirtSharp.Protocol;

namespace LibvirtSharp;

public sealed partial class LibvirtConnection
{
    /// <summary>Creates or replaces the persistent definition of a domain.</summary>
    public Task<DomainRef> DefineDomainAsync(
        string xml, DomainDefineFlags flags, CancellationToken cancellationToken) =>
        CallAsync(DomainProcedures.DefineXmlFlags, new(xml, (uint)flags), cancellationToken);

    /// <summary>Starts a transient domain.</summary>
    public Task<DomainRef> CreateDomainFromXmlAsync(
        string xml, DomainStartFlags flags, CancellationToken cancellationToken) =>
        CallAsync(DomainProcedures.CreateXml, new(xml, (uint)flags), cancellationToken);

    /// <summary>Starts a defined domain and returns it with its new ID.</summary>
    public Task<DomainRef> CreateDomainAsync(
        DomainRef domain, DomainStartFlags flags, CancellationToken cancellationToken) =>
        CallAsync(DomainProcedures.CreateWithFlags, new(domain, (uint)flags), cancellationToken);

    /// <summary>Requests the guest to shut down; returns at once.</summary>
    public Task ShutdownDomainAsync(DomainRef domain, CancellationToken cancellationToken) =>
        CallAsync(DomainProcedures.Shutdown, domain, cancellationToken);

    /// <summary>Resets a running domain, like a reset button.</summary>
    public Task ResetDomainAsync(DomainRef domain, CancellationToken cancellationToken) =>
        CallAsync(DomainProcedures.Reset, new(domain, 0), cancellationToken);

    /// <summary>Stops a domain by force.</summary>
    public Task DestroyDomainAsync(DomainRef domain, DomainDestroyFlags flags, CancellationToken cancellationToken) =>
        CallAsync(DomainProcedures.DestroyFlags, new(domain, (uint)flags), cancellationToken);

    /// <summary>Removes the persistent definition of a domain; a running one becomes transient.</summary>
    public Task UndefineDomainAsync(
        DomainRef domain, DomainUndefineFlags flags, CancellationToken cancellationToken) =>
        CallAsync(DomainProcedures.UndefineFlags, new(domain, (uint)flags), cancellationToken);

    /// <summary>Sets whether a domain starts with the daemon.</summary>
    public Task SetDomainAutostartAsync(DomainRef domain, bool autostart, CancellationToken cancellationToken) =>
        CallAsync(DomainProcedures.SetAutostart, new(domain, autostart ? 1 : 0), cancellationToken);
}
