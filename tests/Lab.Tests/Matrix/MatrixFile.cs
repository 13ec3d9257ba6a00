using Hypervisors;

namespace Labs.Tests.Matrix;

/// <summary>The tables of the measured results, which are part of the repository.</summary>
internal static class MatrixFile
{
    private static readonly string Measured = Path.Combine(RepositoryFolders.Root, "tests", "Lab.Tests", "Matrix", "measured.md");

    /// <summary>Reads the rows of one host.</summary>
    public static async Task<IReadOnlyList<MatrixCell>> ReadAsync(
        DebianSuite suite, HostVariant variant, CancellationToken cancellationToken)
    {
        var lines = await File.ReadAllLinesAsync(Measured, cancellationToken);
        return [.. Section(lines, suite).Select(index => MatrixCell.Parse(lines[index])).OfType<MatrixCell>()
            .Where(cell => cell.Host == variant.Name)];
    }

    /// <summary>Reads the diagnostics of the plans on one host.</summary>
    public static async Task<IReadOnlyList<PreflightLine>> ReadPreflightAsync(
        DebianSuite suite, HostVariant variant, CancellationToken cancellationToken)
    {
        var lines = await File.ReadAllLinesAsync(Measured, cancellationToken);
        return [.. lines.Select(PreflightLine.Parse).OfType<PreflightLine>()
            .Where(line => line.Suite == Name(suite) && line.Host == variant.Name)];
    }

    /// <summary>Replaces the rows of one host with the measured ones, in place.</summary>
    public static async Task WriteAsync(
        DebianSuite suite, IReadOnlyList<MatrixCell> cells, CancellationToken cancellationToken)
    {
        var lines = await File.ReadAllLinesAsync(Measured, cancellationToken);
        foreach (var index in Section(lines, suite))
        {
            if (MatrixCell.Parse(lines[index]) is { } old
                && cells.SingleOrDefault(cell => (cell.Host, cell.Nic, cell.Operation) == (old.Host, old.Nic, old.Operation)) is { } found)
            {
                lines[index] = found.ToString();
            }
        }

        await File.WriteAllLinesAsync(Measured, lines, cancellationToken);
    }

    /// <summary>Replaces the diagnostics of the plans on one host, in place.</summary>
    public static async Task WriteAsync(IReadOnlyList<PreflightLine> plans, CancellationToken cancellationToken)
    {
        var lines = await File.ReadAllLinesAsync(Measured, cancellationToken);
        for (var index = 0; index < lines.Length; index++)
        {
            if (PreflightLine.Parse(lines[index]) is { } old
                && plans.SingleOrDefault(plan => plan with { Diagnostics = old.Diagnostics } == old) is { } found)
            {
                lines[index] = found.ToString();
            }
        }

        await File.WriteAllLinesAsync(Measured, lines, cancellationToken);
    }

    private static string Name(DebianSuite suite) => suite.ToString().ToLowerInvariant();

    private static IEnumerable<int> Section(string[] lines, DebianSuite suite)
    {
        var start = Array.IndexOf(lines, $"## {Name(suite)}");
        return Enumerable.Range(start, lines.Length - start)
            .TakeWhile(index => index == start || !lines[index].StartsWith("## ", StringComparison.Ordinal));
    }
}
