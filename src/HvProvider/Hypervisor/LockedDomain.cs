using HvProvider.Connections;
using HvProvider.Domains;

namespace HvProvider.Hypervisor;

/// <summary>The lock of one domain, held until it is disposed.</summary>
internal sealed class LockedDomain : IDisposable
{
    private readonly IDisposable _turn;

    private LockedDomain(DomainEditor editor, IDisposable turn)
    {
        Editor = editor;
        _turn = turn;
    }

    /// <summary>Changes the domain.</summary>
    public DomainEditor Editor { get; }

    /// <summary>Acquires the lock; null if the domain does not exist.</summary>
    public static async Task<LockedDomain?> TakeAsync(HypervisorSession session, DomainSelector selector, OperationTime time)
    {
        // From here on nothing is served from a cache, including the read below.
        await session.ConnectAsync(ConnectionAccess.ReadWrite, time.Waiting);
        if (await session.Domains.FindAsync(selector, time.Waiting) is not { } domain)
        {
            return null;
        }

        var turn = await session.DomainTurns.AcquireAsync(domain.Uuid, time);
        return new LockedDomain(new DomainEditor(session.Domains, domain, time), turn);
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();
}
