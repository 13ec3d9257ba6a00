using System.Collections.Concurrent;
using HvProvider.Domains;

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

    /// <summary>
    /// Waits for the turn to change an object; disposing the result ends it. The wait does not count towards the timeout of the operation:
    /// each operation before it has a timeout of its own, so the wait ends, and how many there are is not the fault of this one.
    /// </summary>
    /// <exception cref="OperationCanceledException">The user interrupted, or the time was up before the wait.</exception>
    public async Task<IDisposable> AcquireAsync(TKey key, OperationTime time)
    {
        time.Waiting.ThrowIfCancellationRequested();
        var gate = _gates.GetOrAdd(key, static _ => new SemaphoreSlim(1, 1));
        using (time.PauseLimit())
        {
            await gate.WaitAsync(time.Stop);
        }

        return new Turn(gate);
    }

    private sealed class Turn(SemaphoreSlim gate) : IDisposable
    {
        private SemaphoreSlim? _gate = gate;

        public void Dispose() => Interlocked.Exchange(ref _gate, null)?.Release();
    }
}
