using System.Globalization;
using Labs.Tests.Support;

[assembly: AssemblyFixture(typeof(LabFixture))]

namespace Labs.Tests.Support;

/// <summary>
/// The labs of all classes, started by the tests that find none free. A test leases one through its class's <see cref="LabLeases"/>, and
/// has it for itself.
/// </summary>
public sealed class LabFixture : IAsyncLifetime
{
    // A lab has one processor, and the build machine two.
    private const int LabsAtOnce = 2;

    // The last octet of a MAC address is that of the guest's addresses. No external host, router or DHCP client has one of these.
    private const int FirstOctet = 200;
    private const int Octets = 50;

    // Numbers the logs, which are in one folder for the labs of every instance.
    private static int _started;

    private readonly Lock _sync = new();
    private readonly List<PooledLab> _free = [];
    private readonly List<LabRequest> _waiting = [];
    private int _leased;
    private int _names;
    private int _macs;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var lab in _free)
        {
            await lab.DisposeAsync();
        }
    }

    /// <summary>Waits for a turn, and takes or starts a lab of that suite, as that host variant.</summary>
    internal async Task<PooledLab> TakeAsync(DebianSuite suite, HostVariant variant, CancellationToken cancellationToken)
    {
        var lab = await RequestAsync(new LabRequest(suite, variant), cancellationToken);
        try
        {
            lab ??= await PooledLab.StartAsync(suite, variant, Interlocked.Increment(ref _started), cancellationToken);
            await lab.BecomeAsync(variant, cancellationToken);
            return lab;
        }
        catch
        {
            await GiveBackAsync(lab, isClean: false);
            throw;
        }
    }

    /// <summary>Gives a lab to the next test, or ends it where it is not as it was.</summary>
    internal async Task GiveBackAsync(PooledLab? lab, bool isClean)
    {
        if (lab is not null && !isClean)
        {
            await lab.DisposeAsync();
        }

        lock (_sync)
        {
            if (lab is not null && isClean)
            {
                _free.Add(lab);
            }

            _leased--;
            Serve();
        }
    }

    /// <summary>A name that nothing in any lab has or had.</summary>
    internal string DrawName(string stem) =>
        string.Create(CultureInfo.InvariantCulture, $"{stem}-{Interlocked.Increment(ref _names)}");

    /// <summary>A MAC address that nothing in any lab has or had; the probes remember every sender.</summary>
    internal string DrawMac()
    {
        var number = Interlocked.Increment(ref _macs) - 1;
        return string.Create(CultureInfo.InvariantCulture, $"52:54:00:d0:{number / Octets:x2}:{FirstOctet + (number % Octets):x2}");
    }

    private async Task<PooledLab?> RequestAsync(LabRequest request, CancellationToken cancellationToken)
    {
        await using var registration = cancellationToken.Register(() => request.Cancel(cancellationToken));
        lock (_sync)
        {
            _waiting.Add(request);
            Serve();
        }

        return await request.Lab;
    }

    /// <summary>
    /// Serves those first whose suite and variant a free lab is, and then those of its suite: to become another variant takes a while, and
    /// to start a lab a longer one.
    /// </summary>
    private void Serve()
    {
        while (_leased < LabsAtOnce && _waiting.Count > 0)
        {
            var request = _waiting.MaxBy(request => _free.Select(request.Fit).DefaultIfEmpty(0).Max())!;
            var lab = _free.Where(lab => request.Fit(lab) > 0).MaxBy(request.Fit);
            _waiting.Remove(request);
            if (request.TryServe(lab))
            {
                _leased++;
                _free.Remove(lab!);
            }
        }
    }
}
