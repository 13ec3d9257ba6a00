using LibvirtSharp.Protocol;

namespace LibvirtSharp;

public sealed partial class LibvirtConnection
{
    /// <summary>Finds a domain by name.</summary>
    public Task<DomainRef> LookupDomainByNameAsync(string name, CancellationToken cancellationToken) =>
        CallAsync(DomainProcedures.LookupByName, name, cancellationToken);

    /// <summary>Finds a domain by UUID.</summary>
    public Task<DomainRef> LookupDomainByUuidAsync(Guid uuid, CancellationToken cancellationToken) =>
        CallAsync(DomainProcedures.LookupByUuid, uuid, cancellationToken);

    /// <summary>Finds a running domain by ID.</summary>
    public Task<DomainRef> LookupDomainByIdAsync(int id, CancellationToken cancellationToken) =>
        CallAsync(DomainProcedures.LookupById, id, cancellationToken);

    /// <summary>The definition of a domain.</summary>
    public Task<string> GetDomainXmlAsync(
        DomainRef domain, DomainXmlFlags flags, CancellationToken cancellationToken) =>
        CallAsync(
            DomainProcedures.GetXmlDescription, new(domain, (uint)flags), static text => text.Value, cancellationToken);

    /// <summary>The state of a domain and its reason (a number that depends on the state).</summary>
    public Task<(DomainState State, int Reason)> GetDomainStateAsync(
        DomainRef domain, CancellationToken cancellationToken) =>
        CallAsync(
            DomainProcedures.GetState, new(domain, 0),
            static answer => ((DomainState)answer.Item1.Value, answer.Item2.Value), cancellationToken);

    /// <summary>
    /// Whether the hypervisor of a running domain is controllable, and for how long it has not been. The daemon answers at once,
    /// also while another call holds the lock of the domain.
    /// </summary>
    public Task<DomainControlInfo> GetDomainControlInfoAsync(DomainRef domain, CancellationToken cancellationToken) =>
        CallAsync(
            DomainProcedures.GetControlInfo, new(domain, 0),
            static answer => new DomainControlInfo(
                (DomainControlState)answer.Item1.Value, TimeSpan.FromMilliseconds(Math.Min(answer.Item3.Value, uint.MaxValue))),
            cancellationToken);

    /// <summary>The resources that a domain uses.</summary>
    public Task<DomainInfo> GetDomainInfoAsync(DomainRef domain, CancellationToken cancellationToken) =>
        CallAsync(DomainProcedures.GetInfo, domain, cancellationToken);

    /// <summary>Whether a domain runs.</summary>
    public Task<bool> IsDomainActiveAsync(DomainRef domain, CancellationToken cancellationToken) =>
        CallAsync(DomainProcedures.IsActive, domain, static answer => answer.Value != 0, cancellationToken);

    /// <summary>Whether a domain has a persistent definition.</summary>
    public Task<bool> IsDomainPersistentAsync(DomainRef domain, CancellationToken cancellationToken) =>
        CallAsync(DomainProcedures.IsPersistent, domain, static answer => answer.Value != 0, cancellationToken);

    /// <summary>Whether the persistent definition of a domain has changed since its start.</summary>
    public Task<bool> IsDomainUpdatedAsync(DomainRef domain, CancellationToken cancellationToken) =>
        CallAsync(DomainProcedures.IsUpdated, domain, static answer => answer.Value != 0, cancellationToken);

    /// <summary>Whether a domain starts with the daemon.</summary>
    public Task<bool> GetDomainAutostartAsync(DomainRef domain, CancellationToken cancellationToken) =>
        CallAsync(DomainProcedures.GetAutostart, domain, static answer => answer.Value != 0, cancellationToken);

    /// <summary>Whether a domain will be restored from a managed save image when it starts.</summary>
    public Task<bool> HasManagedSaveImageAsync(DomainRef domain, CancellationToken cancellationToken) =>
        CallAsync(
            DomainProcedures.HasManagedSaveImage, new(domain, 0), static answer => answer.Value != 0,
            cancellationToken);

    /// <summary>A part of the metadata of a domain. An element requires its namespace URI.</summary>
    public Task<string> GetDomainMetadataAsync(
        DomainRef domain, MetadataKind kind, string? namespaceUri, DomainModifyFlags flags,
        CancellationToken cancellationToken) =>
        CallAsync(
            DomainProcedures.GetMetadata, new(domain, (int)kind, namespaceUri, (uint)flags),
            static text => text.Value, cancellationToken);

    /// <summary>
    /// Sets a part of the metadata of a domain, or removes it if it is null. Prefix and URI are those of an
    /// element.
    /// </summary>
    public Task SetDomainMetadataAsync(
        DomainRef domain, MetadataKind kind, string? metadata, string? prefix, string? namespaceUri,
        DomainModifyFlags flags, CancellationToken cancellationToken) =>
        CallAsync(
            DomainProcedures.SetMetadata, new(domain, (int)kind, metadata, prefix, namespaceUri, (uint)flags),
            cancellationToken);
}
