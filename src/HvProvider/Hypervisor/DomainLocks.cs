using System.Collections.Concurrent;

namespace HvProvider.Hypervisor;

/// <summary>
/// Serialises changes per domain; different domains proceed in parallel. libvirt has its own lock, but decisions made here, such
/// as the choice of a free PCI address, must stay valid between reading and writing.
/// </summary>
internal sealed class DomainLocks
{
    private readonly ConcurrentDictionary<Guid, SemaphoreSlim> _gates = new();

    /// <summary>Waits for the lock of the domain; disposing the result releases it.</summary>
    public async Task<IDisposable> AcquireAsync(Guid domain, CancellationToken cancellationToken)
    {
        var gate = _gates.GetOrAdd(domain, static _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellationToken);
        return new Turn(gate);
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        private SemaphoreSlim? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Release();
    }
}
