using LibvirtSharp;

namespace LibvirtFake;

/// <summary>The calls that arrived, and how many of one connection were under way at the same time.</summary>
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

    /// <summary>The most calls that one connection had under way at a time.</summary>
    public int MaxUnderWay { get; private set; }

    /// <summary>How often a procedure was called.</summary>
    public int Count(LibvirtProcedure procedure) => Calls.Count(call => call.Procedure == procedure);

    /// <summary>Forgets the calls so far.</summary>
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
