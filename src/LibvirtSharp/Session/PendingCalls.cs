namespace LibvirtSharp.Session;

/// <summary>
/// The calls whose replies are outstanding, and the slots that limit them: a server handles five calls of one
/// connection at a time and stops reading beyond that, keepalive included.
/// </summary>
internal sealed class PendingCalls : IDisposable
{
    /// <summary>Calls under way at most; the fifth place is for closing.</summary>
    internal const int Slots = 4;

    private readonly Lock _lock = new();
    private readonly Dictionary<uint, PendingCall> _calls = [];
    private readonly SemaphoreSlim _slots = new(Slots);
    private bool _closed;

    public Task WaitForSlotAsync(CancellationToken cancellationToken) => _slots.WaitAsync(cancellationToken);

    public void ReleaseSlot() => _slots.Release();

    /// <summary>Adds a call before it is queued; false when the session is broken.</summary>
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

    /// <summary>Forgets a call and frees its slot. Only the one who really removed it frees it.</summary>
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

    /// <summary>Refuses calls from now on and fails those that are outstanding.</summary>
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
