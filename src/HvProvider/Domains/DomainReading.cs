using LibvirtSharp;

namespace HvProvider.Domains;

/// <summary>
/// One reading of a domain with as few calls as possible. The definition without flags shows whether the domain runs: only a running
/// domain has an ID. Of a stopped domain, it is the persistent definition, so one call is enough.
/// </summary>
internal static class DomainReading
{
    /// <summary>The definitions of a domain: one call if it is stopped, three if it runs. Null if it does not exist.</summary>
    /// <param name="libvirt">The connection.</param>
    /// <param name="domain">The domain. If its ID is outdated, the reading takes one more round trip.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static Task<DomainSnapshot?> ReadDefinitionsAsync(
        LibvirtConnection libvirt, DomainRef domain, CancellationToken cancellationToken) =>
        ReadAsync(libvirt, domain, withState: false, cancellationToken);

    /// <summary>The definitions and the state of a domain, one call more. Null if it does not exist.</summary>
    /// <param name="libvirt">The connection.</param>
    /// <param name="domain">The domain. If its ID is outdated, the reading takes one more round trip.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static Task<DomainSnapshot?> ReadWithStateAsync(
        LibvirtConnection libvirt, DomainRef domain, CancellationToken cancellationToken) =>
        ReadAsync(libvirt, domain, withState: true, cancellationToken);

    private static async Task<DomainSnapshot?> ReadAsync(
        LibvirtConnection libvirt, DomainRef domain, bool withState, CancellationToken cancellationToken)
    {
        try
        {
            var reading = ReadXmlAsync(libvirt, domain, DomainXmlFlags.None, cancellationToken);
            if (domain.Id >= 0)
            {
                var running = ReadRunningAsync(libvirt, domain, reading, withState, cancellationToken);
                if (await running is { } snapshot)
                {
                    return snapshot;
                }
            }

            var current = await reading;
            if (current.Id is { } id)
            {
                return await ReadRunningAsync(
                    libvirt, domain with { Id = id }, Task.FromResult(current), withState, cancellationToken);
            }

            var saved = withState && await IsSavedAsync(libvirt, domain, cancellationToken);
            return new DomainSnapshot(domain with { Name = current.Name, Id = -1 }, DomainState.ShutOff, null, current, saved);
        }
        catch (LibvirtRemoteException exception) when (exception.Code == LibvirtErrorCode.NoDomain)
        {
            return null;
        }
    }

    /// <summary>Reads a running domain; null if it was stopped.</summary>
    private static async Task<DomainSnapshot?> ReadRunningAsync(
        LibvirtConnection libvirt, DomainRef domain, Task<DomainXml> live, bool withState, CancellationToken cancellationToken)
    {
        // For a transient domain, libvirt returns the running definition with this flag, too, but without resolved values.
        var inactive = ReadXmlAsync(libvirt, domain, DomainXmlFlags.Inactive, cancellationToken);
        var persistent = libvirt.IsDomainPersistentAsync(domain, cancellationToken);
        var state = withState ? libvirt.GetDomainStateAsync(domain, cancellationToken) : NoStateAsync();
        await Task.WhenAll(live, inactive, persistent, state);
        var running = await live;
        return running.Id is not { } id
            ? null
            : new DomainSnapshot(
                new DomainRef(running.Name, domain.Uuid, id), (await state).State, running, await persistent ? await inactive : null)
            {
                StateReason = (await state).Reason,
                Requested = await persistent ? null : await inactive,
            };
    }

    private static async Task<DomainXml> ReadXmlAsync(
        LibvirtConnection libvirt, DomainRef domain, DomainXmlFlags flags, CancellationToken cancellationToken) =>
        DomainXml.Parse(await libvirt.GetDomainXmlAsync(domain, flags, cancellationToken));

    private static Task<(DomainState State, int Reason)> NoStateAsync() => Task.FromResult((DomainState.None, 0));

    private static async Task<bool> IsSavedAsync(LibvirtConnection libvirt, DomainRef domain, CancellationToken cancellationToken)
    {
        try
        {
            return await libvirt.HasManagedSaveImageAsync(domain, cancellationToken);
        }
        catch (LibvirtRemoteException exception) when (exception.Code == LibvirtErrorCode.NoSupport)
        {
            // Not every driver supports managed save.
            return false;
        }
    }
}
