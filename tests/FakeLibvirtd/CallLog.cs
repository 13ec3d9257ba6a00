using LibvirtSharp;

namespace LibvirtFake;

/// <summary>The received calls, and the maximum number of concurrent calls of a connection.</summary>
public sealed class CallLog
{
    private readonly Lock _lock = new();
    private readonly List<FakeCall> _calls = [];
    private readonly Dictionary<int, int> _underWay = [];

    /// <summary>All calls in order of arrival.</summary>
    public IReadOnlyList<FakeCall> Calls
    {
        get
        {
            lock (_lock)
            {
                return [.. _calls];
            }
        }
    }

    /// <summary>The procedures in order of arrival.</summary>
    public IReadOnlyList<LibvirtProcedure> Procedures => [.. Calls.Select(call => call.Procedure)];

    /// <summary>The maximum number of calls of one connection in progress.</summary>
    public int MaxUnderWay { get; private set; }

    /// <summary>The number of calls of a procedure.</summary>
    public int Count(LibvirtProcedure procedure) => Calls.Count(call => call.Procedure == procedure);

    /// <summary>Clears the log.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _calls.Clear();
        }
    }

    internal void Begin(FakeCall call)
    {
        lock (_lock)
        {
            _calls.Add(call);
            var underWay = _underWay[call.Client] = _underWay.GetValueOrDefault(call.Client) + 1;
            MaxUnderWay = Math.Max(MaxUnderWay, underWay);
        }
    }

    internal void End(FakeCall call)
    {
        lock (_lock)
        {
            _underWay[call.Client]--;
        }
    }
}
