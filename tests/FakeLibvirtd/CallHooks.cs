using LibvirtSharp;

namespace LibvirtFake;

/// <summary>The active faults.</summary>
public sealed class CallHooks
{
    private readonly Lock _lock = new();
    private readonly List<Entry> _entries = [];

    /// <summary>Adds a fault. The first matching fault of a call is applied. Disposing the result removes it.</summary>
    public IDisposable Add(LibvirtProcedure procedure, CallHook hook)
    {
        var entry = new Entry(this, procedure, hook);
        lock (_lock)
        {
            _entries.Add(entry);
        }

        return entry;
    }

    /// <summary>Makes a procedure return an error.</summary>
    public IDisposable Fail(LibvirtProcedure procedure, LibvirtErrorCode code, int times = int.MaxValue) =>
        Add(procedure, new CallHook { Error = code, Times = times });

    /// <summary>Removes all faults.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
        }
    }

    internal CallHook? Take(FakeCall call)
    {
        lock (_lock)
        {
            var entry = _entries.Find(entry => entry.Procedure == call.Procedure && entry.Left > 0
                && entry.Hook.When?.Invoke(call) != false);
            if (entry is not null)
            {
                entry.Left--;
            }

            return entry?.Hook;
        }
    }

    private sealed class Entry(CallHooks owner, LibvirtProcedure procedure, CallHook hook) : IDisposable
    {
        public LibvirtProcedure Procedure => procedure;

        public CallHook Hook => hook;

        public int Left { get; set; } = hook.Times;

        public void Dispose()
        {
            lock (owner._lock)
            {
                owner._entries.Remove(this);
            }
        }
    }
}
