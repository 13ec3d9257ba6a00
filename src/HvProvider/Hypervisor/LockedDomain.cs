using HvProvider.Connections;
using HvProvider.Domains;

namespace HvProvider.Hypervisor;

/// <summary>The right to change one domain, until it is disposed. Others that want the same domain wait.</summary>
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

    /// <summary>Waits for the turn; null when there is no such domain.</summary>
    public static async Task<LockedDomain?> TakeAsync(HypervisorSession session, DomainSelector selector, OperationTime time)
    {
        // From here on nothing is served from a cache, the reading below included.
        await session.ConnectAsync(ConnectionAccess.ReadWrite, time.Waiting);
        if (await session.Domains.FindAsync(selector, time.Waiting) is not { } domain)
        {
            return null;
        }

        var turn = await session.DomainTurns.AcquireAsync(domain.Uuid, time.Waiting);
        return new LockedDomain(new DomainEditor(session.Domains, domain, time), turn);
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();
}
