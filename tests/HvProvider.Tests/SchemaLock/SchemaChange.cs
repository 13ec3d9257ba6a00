namespace HvProvider.Tests.SchemaLock;

/// <summary>A difference between two schemas, and what the changelog has to say of it.</summary>
/// <param name="Path">What differs.</param>
/// <param name="Before">What it was; null where there was none.</param>
/// <param name="After">What it is; null where there is none any more.</param>
internal sealed record SchemaChange(string Path, string? Before, string? After)
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["resource"] = "Resource",
        ["data-source"] = "Data Source",
        ["function"] = "Function",
    };

    /// <summary>The category of the changelog: what may break somebody's configuration, state or script is a breaking change.</summary>
    public string Category => this switch
    {
        { Before: null } when IsEntry => "FEATURES",
        { Before: null, After: var after } when !after!.Contains("required", StringComparison.Ordinal) => "ENHANCEMENTS",
        { Before: { } before, After: { } after } when before.Replace("required", "optional", StringComparison.Ordinal) == after =>
            "ENHANCEMENTS",
        { Before: { } before, After: { } after } when $"{before}, deprecated" == after => "NOTES",
        _ => "BREAKING CHANGES",
    };

    /// <summary>Whether an entry of that category speaks of it.</summary>
    public bool IsToldBy(string entry) => Category == "FEATURES"
        ? entry.StartsWith($"**New {Kinds[Path.Split('/')[0]]}:** `{Name}`", StringComparison.Ordinal)
        : entry.StartsWith($"{Entry}: ", StringComparison.Ordinal) && (IsEntry || entry.Contains($"`{Name}`", StringComparison.Ordinal));

    /// <summary>What of the one is not the same in the other. What is within something new needs no word of its own.</summary>
    public static IReadOnlyList<SchemaChange> Between(
        SortedDictionary<string, string> before, SortedDictionary<string, string> after) =>
    [
        .. before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .Select(path => new SchemaChange(path, before.GetValueOrDefault(path), after.GetValueOrDefault(path)))
            .Where(change => change.Before != change.After)
            .Where(change => !Parents(change.Path).Any(parent => before.ContainsKey(parent) != after.ContainsKey(parent))),
    ];

    /// <summary>Whether it is that there is a provider at all, which only the first release could tell.</summary>
    public bool IsFirst => Path == "provider" && Before is null;

    private bool IsEntry => Path != "provider" && !Path.Contains('.', StringComparison.Ordinal);

    // "resource/hv_bridge" and "provider", as entries of the changelog begin.
    private string Entry => Path.Split('.')[0];

    private string Name => Path[(Path.LastIndexOfAny(['.', '/']) + 1)..];

    private static IEnumerable<string> Parents(string path)
    {
        for (var dot = path.LastIndexOf('.'); dot > 0; dot = path.LastIndexOf('.', dot - 1))
        {
            yield return path[..dot];
        }
    }
}
