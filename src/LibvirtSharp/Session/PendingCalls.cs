namespace LibvirtSharp.Session;

/// <summary>
/// The calls with outstanding replies, and the slots that limit them: a server processes five calls of a connection concurrently and
/// stops reading beyond that, including keepalive.
/// </summary>
internal sealed class PendingCalls : IDisposable
{
    /// <summary>The maximum number of calls in progress. The fifth place is reserved for closing.</summary>
    internal const int Slots = 4;

    private readonly Lock _lock = new();
    private readonly Dictionary<uint, PendingCall> _calls = [];
    private readonly SemaphoreSlim _slots = new(Slots);
    private bool _closed;

    /// <summary>Whether every slot belongs to a call whose caller no longer waits for the reply.</summary>
    public bool AreAllAbandoned
    {
        get
        {
            lock (_lock)
            {
                return _calls.Values.Count(call => call is { HoldsSlot: true, IsAbandoned: true }) == Slots;
            }
        }
    }

    /// <summary>Waits for a slot; false if none is free within the time.</summary>
    public Task<bool> WaitForSlotAsync(TimeSpan time, CancellationToken cancellationToken) => _slots.WaitAsync(time, cancellationToken);

    public void ReleaseSlot() => _slots.Release();

    /// <summary>Adds a call before it is queued; false if the session has ended.</summary>
    public bool TryAdd(PendingCall call)
    {
        lock (_lock)
        {
            if (!_closed)
            {
                _calls.Add(call.Serial, call);
            }

            return !_closed;
        }
    }

    public PendingCall? Find(uint serial)
    {
        lock (_lock)
        {
            return _calls.GetValueOrDefault(serial);
        }
    }

    /// <summary>Removes a call and frees its slot, once.</summary>
    public void Remove(PendingCall call)
    {
        lock (_lock)
        {
            if (!_calls.Remove(call.Serial))
            {
                return;
            }
        }

        if (call.HoldsSlot)
        {
            _slots.Release();
        }
    }

    /// <summary>Rejects new calls and fails outstanding ones.</summary>
    public void Close(Exception reason)
    {
        PendingCall[] outstanding;
        lock (_lock)
        {
            _closed = true;
            outstanding = [.. _calls.Values];
            _calls.Clear();
        }

        foreach (var call in outstanding)
        {
            call.Fail(reason);
        }
    }

    public void Dispose() => _slots.Dispose();
}
