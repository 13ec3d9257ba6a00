namespace Hypervisors;

/// <summary>A guide of <c>docs/guides</c>, whose blocks of code are run or compared with what is run.</summary>
/// <param name="Name">The name of its file.</param>
/// <param name="Blocks">What stands between fences, in order.</param>
public sealed record Guide(string Name, IReadOnlyList<GuideBlock> Blocks)
{
    private const string Fence = "```";

    /// <summary>The folder of all guides.</summary>
    public static string Folder { get; } = Path.Combine(RepositoryFolders.Root, "docs", "guides");

    /// <summary>The names of all guides.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Directory.EnumerateFiles(Folder, "*.md").Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    /// <summary>Reads a guide.</summary>
    public static async Task<Guide> ReadAsync(string name, CancellationToken cancellationToken)
    {
        var blocks = new List<GuideBlock>();
        List<string>? open = null;
        foreach (var line in await File.ReadAllLinesAsync(Path.Combine(Folder, name), cancellationToken))
        {
            if (!line.StartsWith(Fence, StringComparison.Ordinal))
            {
                open?.Add(line);
            }
            else if (open is null)
            {
                open = [line[Fence.Length..]];
            }
            else
            {
                blocks.Add(new GuideBlock(open[0], open[1..]));
                open = null;
            }
        }

        return new Guide(name, blocks);
    }
}
