using Hypervisors;
using Hypervisors.Commands;

namespace Labs.Tests.Support;

/// <summary>A lab that tests use one after the other.</summary>
internal sealed class PooledLab : IAsyncDisposable
{
    private readonly string _log;
    private LabContents? _contents;

    private PooledLab(Lab lab, DebianSuite suite, HostVariant variant, int number)
    {
        (Lab, Suite, Variant) = (lab, suite, variant);
        _log = $"lab-{suite}-{number}.log".ToLowerInvariant();
    }

    public Lab Lab { get; }

    public DebianSuite Suite { get; }

    /// <summary>The host variant that it is; null when it could not become another.</summary>
    public HostVariant? Variant { get; private set; }

    /// <summary>Starts a lab.</summary>
    /// <param name="suite">The suite.</param>
    /// <param name="variant">The host variant.</param>
    /// <param name="number">Distinguishes its log from those of others.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<PooledLab> StartAsync(
        DebianSuite suite, HostVariant variant, int number, CancellationToken cancellationToken) => new(
            await Lab.StartAsync(new LabOptions { Suite = suite, Variant = variant }, cancellationToken), suite, variant, number);

    /// <summary>Makes it that host variant, and notes what it has then.</summary>
    public async Task BecomeAsync(HostVariant variant, CancellationToken cancellationToken)
    {
        if (Variant != variant)
        {
            (Variant, _contents) = (null, null);
            await Lab.Networkd.SwitchAsync(variant, cancellationToken);
            Variant = variant;
        }

        _contents ??= await LabContents.ReadAsync(Lab, cancellationToken);
    }

    /// <summary>What differs from what it had when it became the variant that it is.</summary>
    public async Task<IReadOnlyList<string>> CompareAsync(TimeSpan timeout)
    {
        IReadOnlyList<string> differences = [];
        try
        {
            return await Wait.UntilAsync(
                "the lab to be as it was",
                async () => differences = (await LabContents.ReadAsync(Lab, CancellationToken.None)).DifferencesTo(_contents!),
                found => found.Count == 0,
                timeout,
                CancellationToken.None);
        }
        catch (TimeoutException)
        {
            return differences;
        }
    }

    // Which tests failed is not known here, so what explains a failure is kept always.
    public async ValueTask DisposeAsync()
    {
        var folder = Directory.CreateDirectory(Path.Combine(RepositoryFolders.Root, "artifacts", "test-results"));
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, _log), await Lab.CollectAsync(CancellationToken.None));
        await Lab.DisposeAsync();
    }
}
