using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Labs.Tests.Support;

/// <summary>The labs that the tests of one class lease. A class that leaves something behind in one fails when it is done.</summary>
public sealed class LabLeases(LabFixture fixture) : IAsyncLifetime
{
    private readonly ConcurrentQueue<string> _left = [];

    /// <summary>How long something may stay. What a daemon does after the last command of a test takes a moment.</summary>
    internal TimeSpan RestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What the tests have left, each with the name of its test.</summary>
    internal IReadOnlyCollection<string> Left => _left;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync()
    {
        Assert.Empty(_left);
        return ValueTask.CompletedTask;
    }

    /// <summary>A lab of that suite, as that host variant. Disposing the lease gives it to the next test.</summary>
    internal async Task<LabLease> LeaseAsync(DebianSuite suite, HostVariant variant, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var lab = await fixture.TakeAsync(suite, variant, cancellationToken);

        // scripts/test.sh subtracts it from the time of the test.
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"waited {watch.Elapsed.TotalSeconds:0.0} s for a lab"));
        return new LabLease(lab, fixture, this);
    }

    /// <summary>Notes what a test has left. An exception there would hide that of the test.</summary>
    internal void Report(string left) => _left.Enqueue(left);
}
