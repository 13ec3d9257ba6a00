using Labs.Network;
using Labs.Probes;
using Labs.Tests.Support;

namespace Labs.Tests.Matrix;

/// <summary>Performs every operation on all NICs of one host, and records the effects.</summary>
internal sealed class MatrixRun(LabLease lease, HostVariant variant, IReadOnlyList<MatrixSetting> settings)
{
    private const int Rounds = 3;
    private const string NothingAttached = "nothing attached";
    private readonly List<MatrixCell> _cells = [];

    private Lab Lab => lease.Lab;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Measures every operation.</summary>
    public Task<IReadOnlyList<MatrixCell>> MeasureAllAsync() => MeasureAsync(async nics =>
    {
        await DestroyAsync(nics);
        await RecordAsync("attach live", nics, await EachAsync(nics, nic => nic.ApplyAsync(nic.Setting.Vlans)));
        await ChangeAsync("change live", nics, setting => setting.OtherVlans);
        await ChangeAsync("change back", nics, setting => setting.Vlans);
    });

    /// <summary>Measures the operations without Terraform, which no other test measures.</summary>
    public Task<IReadOnlyList<MatrixCell>> MeasureSomeAsync() => MeasureAsync(_ => Task.CompletedTask);

    private async Task<IReadOnlyList<MatrixCell>> MeasureAsync(Func<IReadOnlyList<MatrixNic>, Task> change)
    {
        var nics = new List<MatrixNic>();
        try
        {
            foreach (var setting in settings)
            {
                nics.Add(await MatrixNic.CreateAsync(lease, setting));
            }

            await AttachStoppedAsync(nics);
            await change(nics);
            await DisturbAsync("reboot guest", nics, () => Task.WhenAll(nics.Select(nic => nic.RebootAsync())));
            await DisturbAsync("restart libvirtd", nics, () => Lab.Libvirtd.RestartAsync(Token));
            await DisturbAsync("restart networkd", nics, () => Lab.Networkd.RestartAsync(Token));
            await DisturbAsync("networkctl reload", nics, () => Lab.Networkd.ReloadAsync(Token));
            return _cells;
        }
        finally
        {
            foreach (var nic in nics)
            {
                await nic.DisposeAsync();
            }
        }
    }

    private static async Task<Dictionary<MatrixNic, T>> EachAsync<T>(IReadOnlyList<MatrixNic> nics, Func<MatrixNic, Task<T>> ask)
    {
        var answers = await Task.WhenAll(nics.Select(ask));
        return nics.Zip(answers).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private async Task AttachStoppedAsync(IReadOnlyList<MatrixNic> nics)
    {
        var results = await EachAsync(nics, async nic =>
        {
            var outcome = await nic.ApplyAsync(nic.Setting.Vlans);
            await nic.StartAsync();
            return nic.IsRunning ? outcome : $"{outcome}, does not start";
        });
        await RecordAsync("attach stopped, start", nics, results);
    }

    private static async Task DestroyAsync(IReadOnlyList<MatrixNic> nics)
    {
        await Task.WhenAll(nics.Select(async nic =>
        {
            await nic.DestroyAsync();
            if (!nic.IsRunning)
            {
                await nic.StartAsync();
            }
        }));
        Assert.All(nics, nic => Assert.True(nic.IsRunning, $"{nic.GuestName} does not start without a NIC"));
    }

    private async Task ChangeAsync(string operation, IReadOnlyList<MatrixNic> nics, Func<MatrixSetting, string> vlans) =>
        await RecordAsync(
            operation,
            nics,
            await EachAsync(
                nics, async nic => await nic.FindTapAsync() is null ? NothingAttached : await nic.ApplyAsync(vlans(nic.Setting))));

    private async Task DisturbAsync(string operation, IReadOnlyList<MatrixNic> nics, Func<Task> disturb)
    {
        var results = await EachAsync(nics, async nic => await nic.FindTapAsync() is null ? NothingAttached : MatrixCell.None);
        await disturb();
        await RecordAsync(operation, nics, results);
    }

    private async Task RecordAsync(string operation, IReadOnlyList<MatrixNic> nics, Dictionary<MatrixNic, string> results)
    {
        var taps = await EachAsync(nics, nic => nic.FindTapAsync());
        MatrixNic[] plugged = [.. nics.Where(nic => taps[nic] is not null)];
        await Task.WhenAll(plugged.Select(nic => nic.WaitForLinkAsync(taps[nic]!.IsUp)));
        var vlans = await Lab.ReadVlansAsync(Token);
        var window = await CountAsync(plugged.Where(nic => taps[nic]!.IsUp));
        var plans = await EachAsync(nics, nic => nic.PlanAsync());
        foreach (var nic in nics)
        {
            var reach = taps[nic] is { IsUp: true } ? Reach.Of(nic.GuestName, window) : Reach.None;
            _cells.Add(new MatrixCell(
                variant.Name,
                nic.Setting.Name,
                operation,
                results[nic],
                taps[nic] is { } tap ? $"{vlans[tap.Name]}{(tap.IsUp ? "" : " (link down)")}" : "no tap",
                reach.Hears,
                reach.HeardBy,
                plans[nic]));
        }
    }

    private async Task<ProbeWindow> CountAsync(IEnumerable<MatrixNic> sending)
    {
        var group = new ProbeGroup([
            .. ExternalHost.Vlans.Select(vlan => new HostProbe($"ext{vlan}", Lab.Shared.In("probes").In($"ext{vlan}.json").Outside)),
            .. sending.Select(nic => nic.Probe)]);
        var window = await group.CountAsync(Rounds, Token);

        // A count of zero is significant only if no frame was dropped and every probe has sent.
        Assert.Equal(0, window.Dropped);
        Assert.All(window.Names, name => Assert.True(window.Sent(name, "broadcast") >= Rounds, $"{name} sent nothing"));
        return window;
    }
}
