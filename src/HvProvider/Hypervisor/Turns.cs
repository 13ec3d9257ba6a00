using System.Collections.Concurrent;

namespace HvProvider.Hypervisor;

/// <summary>
/// Serializes changes of one object; changes of different objects proceed in parallel. libvirt has a lock of its own, but what is decided
/// here (which PCI address is free, which half is missing) must not change between reading and writing.
/// </summary>
/// <typeparam name="TKey">What an object is known by.</typeparam>
internal sealed class Turns<TKey>
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, SemaphoreSlim> _gates = new();

    /// <summary>Waits for the turn to change an object; disposing the result ends it.</summary>
    public async Task<IDisposable> AcquireAsync(TKey key, CancellationToken cancellationToken)
    {
        var gate = _gates.GetOrAdd(key, static _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancellationToken);
        return new Turn(gate);
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        private SemaphoreSlim? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Release();
    }
}
