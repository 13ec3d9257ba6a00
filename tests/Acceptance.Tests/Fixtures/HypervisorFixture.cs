using Acceptance.Tests.Fixtures;
using Hypervisors;
using Hypervisors.Commands;
using Hypervisors.Contents;

[assembly: AssemblyFixture(typeof(HypervisorFixture))]

namespace Acceptance.Tests.Fixtures;

/// <summary>
/// The hypervisor that all classes share, each by a <see cref="HypervisorLease"/>. When the last one is done, it has to be as it was
/// at the start. A test that stops its daemon starts a hypervisor for itself.
/// </summary>
public sealed class HypervisorFixture : IAsyncLifetime
{
    private readonly Lock _sync = new();
    private readonly List<HypervisorLease> _open = [];
    private readonly Dictionary<string, SemaphoreSlim> _reserved = new(StringComparer.Ordinal);
    private int _drawn;
    private Hypervisor? _hypervisor;
    private HostContents? _start;

    internal Hypervisor Hypervisor => _hypervisor ?? throw new InvalidOperationException("The hypervisor is not started yet.");

    public async ValueTask InitializeAsync()
    {
        _hypervisor = await Hypervisor.StartAsync(TestContext.Current.CancellationToken);
        _start = await HostContents.ReadAsync(_hypervisor, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_hypervisor is null)
        {
            return;
        }

        try
        {
            await KeepLogsAsync(_hypervisor);
            if (_start is not null)
            {
                Assert.Empty((await HostContents.ReadAsync(_hypervisor, CancellationToken.None)).DifferencesTo(_start));
            }
        }
        finally
        {
            await _hypervisor.DisposeAsync();
        }
    }

    internal void Open(HypervisorLease lease)
    {
        lock (_sync)
        {
            _open.Add(lease);
        }
    }

    /// <summary>A number that nothing on the hypervisor has been named or addressed by.</summary>
    internal int Draw() => Interlocked.Increment(ref _drawn);

    /// <summary>Waits until no other class uses that name, which an example dictates.</summary>
    internal async Task ReserveAsync(string name, CancellationToken cancellationToken)
    {
        SemaphoreSlim? reservation;
        lock (_sync)
        {
            if (!_reserved.TryGetValue(name, out reservation))
            {
                _reserved.Add(name, reservation = new SemaphoreSlim(1));
            }
        }

        await reservation.WaitAsync(cancellationToken);
    }

    internal void Release(string name)
    {
        lock (_sync)
        {
            _reserved[name].Release();
        }
    }

    /// <summary>
    /// Waits until nothing is there that this lease has named, or that no lease has, among what the condition selects. What stays is
    /// an error; and what the lease has named is removed, so that it disturbs no other class.
    /// </summary>
    internal async Task AssertCleanAsync(HypervisorLease lease, string what, Predicate<HostItem> condition)
    {
        IReadOnlyList<HostItem> left = [];
        try
        {
            await Wait.UntilAsync(
                $"{what} to leave nothing on the hypervisor",
                async () => left = [.. (await ReadRemainsAsync(lease)).Where(item => condition(item))],
                items => items.Count == 0,
                lease.CleanTimeout,
                CancellationToken.None);
        }
        catch (TimeoutException)
        {
            await HostContents.RemoveAsync(Hypervisor, left.Where(lease.Owns), CancellationToken.None);
            throw;
        }
    }

    internal void Close(HypervisorLease lease)
    {
        lock (_sync)
        {
            _open.Remove(lease);
        }
    }

    // Which tests failed is not known here, so what explains a failure is kept always.
    private static async Task KeepLogsAsync(Hypervisor hypervisor)
    {
        var folder = Directory.CreateDirectory(Path.Combine(RepositoryFolders.Root, "artifacts", "test-results"));
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "hypervisor.log"), await hypervisor.CollectAsync(CancellationToken.None));
    }

    private async Task<IReadOnlyList<HostItem>> ReadRemainsAsync(HypervisorLease lease)
    {
        var now = await HostContents.ReadAsync(Hypervisor, CancellationToken.None);
        lock (_sync)
        {
            HypervisorLease[] others = [.. _open.Where(open => open != lease)];
            return [.. now.AddedSince(_start!).Where(item => !others.Any(other => other.Owns(item)))];
        }
    }
}
