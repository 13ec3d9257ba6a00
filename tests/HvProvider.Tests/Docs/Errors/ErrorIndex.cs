namespace HvProvider.Tests.Docs.Errors;

/// <summary>The guide with an entry for each summary: a heading, the severity, the cause and the cure.</summary>
internal sealed class ErrorIndex
{
    private const string Heading = "## ";

    private ErrorIndex(IReadOnlyList<ErrorEntry> entries) => Entries = entries;

    public IReadOnlyList<ErrorEntry> Entries { get; }

    public static ErrorIndex Read(string guide) => new(
    [
        .. guide.Split('\n' + Heading).Skip(1).Select(static entry => entry.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            .Select(static lines => new ErrorEntry(lines[0], lines[1..])),
    ]);

    /// <summary>The differences between the entries and the summaries in the source.</summary>
    /// <param name="summaries">Every summary in the source, with its severities.</param>
    public IReadOnlyList<string> Differences(IReadOnlyDictionary<string, Severities> summaries)
    {
        var known = Entries.ToLookup(static entry => entry.Summary, StringComparer.Ordinal);
        return
        [
            .. summaries.Keys.Where(summary => !known.Contains(summary)).Select(static summary => $"no entry: {summary}"),
            .. known.Where(static entries => entries.Count() > 1).Select(static entries => $"several entries: {entries.Key}"),
            .. Entries.Where(entry => !summaries.ContainsKey(entry.Summary)).Select(static entry => $"not in the source: {entry.Summary}"),
            .. Entries.Where(entry => summaries.TryGetValue(entry.Summary, out var severities) && severities != entry.Severity)
                .Select(entry => $"severity is {summaries[entry.Summary]}: {entry.Summary}"),
        ];
    }
}
