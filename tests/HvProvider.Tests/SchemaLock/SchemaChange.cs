namespace HvProvider.Tests.SchemaLock;

/// <summary>A difference between two schemas, and its required changelog entry.</summary>
/// <param name="Path">The path of the schema element.</param>
/// <param name="Before">The previous definition; null if the element is new.</param>
/// <param name="After">The present definition; null if the element was removed.</param>
internal sealed record SchemaChange(string Path, string? Before, string? After)
{
    private static readonly Dictionary<string, string> Kinds = new(StringComparer.Ordinal)
    {
        ["resource"] = "Resource",
        ["data-source"] = "Data Source",
        ["function"] = "Function",
    };

    /// <summary>The changelog category: a change that may break a configuration, a state or a script is a breaking change.</summary>
    public string Category => this switch
    {
        { Before: null } when IsEntry => "FEATURES",
        { Before: null, After: var after } when !after!.Contains("required", StringComparison.Ordinal) => "ENHANCEMENTS",
        { Before: { } before, After: { } after } when before.Replace("required", "optional", StringComparison.Ordinal) == after =>
            "ENHANCEMENTS",
        { Before: { } before, After: { } after } when $"{before}, deprecated" == after => "NOTES",
        _ => "BREAKING CHANGES",
    };

    /// <summary>Whether an entry of that category describes the change.</summary>
    public bool IsDescribedBy(string entry) => Category == "FEATURES"
        ? entry.StartsWith($"**New {Kinds[Path.Split('/')[0]]}:** `{Name}`", StringComparison.Ordinal)
        : entry.StartsWith($"{Entry}: ", StringComparison.Ordinal) && (IsEntry || entry.Contains($"`{Name}`", StringComparison.Ordinal));

    /// <summary>The differences between two schemas. Elements within a new or removed element are not listed.</summary>
    public static IReadOnlyList<SchemaChange> Between(
        SortedDictionary<string, string> before, SortedDictionary<string, string> after) =>
    [
        .. before.Keys.Union(after.Keys).Order(StringComparer.Ordinal)
            .Select(path => new SchemaChange(path, before.GetValueOrDefault(path), after.GetValueOrDefault(path)))
            .Where(change => change.Before != change.After)
            .Where(change => !Parents(change.Path).Any(parent => before.ContainsKey(parent) != after.ContainsKey(parent))),
    ];

    /// <summary>Whether the change is the provider itself, which is new only in the first release.</summary>
    public bool IsFirst => Path == "provider" && Before is null;

    private bool IsEntry => Path != "provider" && !Path.Contains('.', StringComparison.Ordinal);

    // The beginning of a changelog entry: "resource/hv_bridge" or "provider".
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
