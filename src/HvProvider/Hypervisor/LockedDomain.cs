using HvProvider.Connections;
using HvProvider.Domains;

namespace HvProvider.Hypervisor;

/// <summary>The lock of one domain, held until it is disposed.</summary>
internal sealed class LockedDomain : IDisposable
{
    private readonly MacOwners _macs;
    private readonly IDisposable _turn;

    private LockedDomain(DomainEditor editor, MacOwners macs, IDisposable turn)
    {
        Editor = editor;
        _macs = macs;
        _turn = turn;
        macs.BeginChange(editor.Domain.Uuid);
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
        return new LockedDomain(new DomainEditor(session.Domains, session.Macs, domain, time), session.Macs, turn);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _macs.EndChange(Editor.Domain.Uuid);
        _turn.Dispose();
    }
}
