using Hypervisors;

namespace Labs.Tests.Matrix;

/// <summary>The tables of what was measured, which are part of the repository.</summary>
internal static class MatrixFile
{
    private static readonly string Measured = Path.Combine(RepositoryFolders.Root, "tests", "Lab.Tests", "Matrix", "measured.md");

    /// <summary>The lines of one host.</summary>
    public static async Task<IReadOnlyList<MatrixCell>> ReadAsync(
        DebianSuite suite, HostVariant variant, CancellationToken cancellationToken)
    {
        var lines = await File.ReadAllLinesAsync(Measured, cancellationToken);
        return [.. Section(lines, suite).Select(index => MatrixCell.Parse(lines[index])).OfType<MatrixCell>()
            .Where(cell => cell.Host == variant.Name)];
    }

    /// <summary>What plans say on one host.</summary>
    public static async Task<IReadOnlyList<PreflightLine>> ReadPreflightAsync(
        DebianSuite suite, HostVariant variant, CancellationToken cancellationToken)
    {
        var lines = await File.ReadAllLinesAsync(Measured, cancellationToken);
        return [.. lines.Select(PreflightLine.Parse).OfType<PreflightLine>()
            .Where(line => line.Suite == Name(suite) && line.Host == variant.Name)];
    }

    /// <summary>Replaces the lines of one host by those just measured, each in its place.</summary>
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

    /// <summary>Replaces what plans say on one host, each line in its place.</summary>
    public static async Task WriteAsync(IReadOnlyList<PreflightLine> plans, CancellationToken cancellationToken)
    {
        var lines = await File.ReadAllLinesAsync(Measured, cancellationToken);
        for (var index = 0; index < lines.Length; index++)
        {
            if (PreflightLine.Parse(lines[index]) is { } old
                && plans.SingleOrDefault(plan => plan with { Says = old.Says } == old) is { } found)
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
