using Acceptance.Tests.Fixtures;
using Hypervisors;

[assembly: AssemblyFixture(typeof(HypervisorFixture))]

namespace Acceptance.Tests.Fixtures;

/// <summary>
/// The hypervisor that all tests share, each with guests of its own. A test that stops its daemon starts one for itself.
/// </summary>
public sealed class HypervisorFixture : IAsyncLifetime
{
    private Hypervisor? _hypervisor;

    public Hypervisor Hypervisor => _hypervisor ?? throw new InvalidOperationException("The hypervisor is not started yet.");

    public async ValueTask InitializeAsync() => _hypervisor = await Hypervisor.StartAsync(TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_hypervisor is not null)
        {
            await KeepLogsAsync(_hypervisor);
            await _hypervisor.DisposeAsync();
        }
    }

    // Which tests failed is not known here, so what explains a failure is kept always.
    private static async Task KeepLogsAsync(Hypervisor hypervisor)
    {
        var folder = Directory.CreateDirectory(Path.Combine(RepositoryFolders.Root, "artifacts", "test-results"));
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "hypervisor.log"), await hypervisor.CollectAsync(CancellationToken.None));
    }
}
