using Hypervisors;

namespace Labs.Tests.Support;

/// <summary>A lab that tests use one after the other.</summary>
internal sealed class PooledLab : IAsyncDisposable
{
    private readonly Lab _lab;
    private readonly string _log;

    private PooledLab(Lab lab, DebianSuite suite, HostVariant variant, int number)
    {
        (_lab, Suite, Variant) = (lab, suite, variant);
        _log = $"lab-{suite}-{number}.log".ToLowerInvariant();
    }

    public DebianSuite Suite { get; }

    /// <summary>The host variant that it is; null when it could not become another.</summary>
    public HostVariant? Variant { get; private set; }

    /// <summary>Starts a lab.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="variant">The host variant.</param>
    /// <param name="number">Tells its log from those of others.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<PooledLab> StartAsync(
        DebianSuite suite, HostVariant variant, int number, CancellationToken cancellationToken) => new(
            await Lab.StartAsync(new LabOptions { Suite = suite, Variant = variant }, cancellationToken), suite, variant, number);

    /// <summary>The lab, being that host variant from now on.</summary>
    public async Task<Lab> BecomeAsync(HostVariant variant, CancellationToken cancellationToken)
    {
        if (Variant != variant)
        {
            Variant = null;
            await _lab.Networkd.SwitchAsync(variant, cancellationToken);
            Variant = variant;
        }

        return _lab;
    }

    // Which tests failed is not known here, so what explains a failure is kept always.
    public async ValueTask DisposeAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(RepositoryFolders.Root, "artifacts", "test-results"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, _log), await _lab.CollectAsync(CancellationToken.None));
        await _lab.DisposeAsync();
    }
}
