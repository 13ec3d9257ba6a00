using Labs.Tests.Support;

[assembly: AssemblyFixture(typeof(LabFixture))]

namespace Labs.Tests.Support;

/// <summary>
/// The labs of all tests, started by the tests that find none free. A test has one for itself, as the suite and the host variant that
/// it names.
/// </summary>
public sealed class LabFixture : IAsyncLifetime
{
    // A lab has one processor, and the build machine two.
    private const int LabsAtOnce = 2;

    private readonly SemaphoreSlim _turns = new(LabsAtOnce);
    private readonly Lock _sync = new();
    private readonly List<PooledLab> _free = [];
    private int _started;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>A lab of that suite, being that host variant. Disposing the lease gives it to the next test.</summary>
    internal async Task<LabLease> LeaseAsync(DebianSuite suite, HostVariant variant, CancellationToken cancellationToken)
    {
        await _turns.WaitAsync(cancellationToken);
        PooledLab? pooled = null;
        try
        {
            pooled = TakeFree(suite, variant)
                ?? await PooledLab.StartAsync(suite, variant, Interlocked.Increment(ref _started), cancellationToken);
            return new LabLease(await pooled.BecomeAsync(variant, cancellationToken), () => Free(pooled));
        }
        catch
        {
            Free(pooled);
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var lab in _free)
        {
            await lab.DisposeAsync();
        }

        _turns.Dispose();
    }

    /// <summary>One that is that variant already, if there is a choice: to become another takes a while.</summary>
    private PooledLab? TakeFree(DebianSuite suite, HostVariant variant)
    {
        lock (_sync)
        {
            var lab = _free.Where(lab => lab.Suite == suite).MaxBy(lab => lab.Variant == variant);
            if (lab is not null)
            {
                _free.Remove(lab);
            }

            return lab;
        }
    }

    private void Free(PooledLab? lab)
    {
        lock (_sync)
        {
            if (lab is not null)
            {
                _free.Add(lab);
            }
        }

        _turns.Release();
    }
}
