namespace HvProvider.Tests.Docs.Errors;

/// <summary>An entry of the error index.</summary>
/// <param name="Summary">The summary of the diagnostic.</param>
/// <param name="Lines">The lines below the heading, without empty lines.</param>
internal sealed record ErrorEntry(string Summary, IReadOnlyList<string> Lines)
{
    /// <summary>The severity in the first line.</summary>
    public Severities Severity => Lines.Count == 0 ? Severities.None : Lines[0] switch
    {
        "Error." => Severities.Error,
        "Warning." => Severities.Warning,
        "Error or warning." => Severities.Error | Severities.Warning,
        _ => Severities.None,
    };

    /// <summary>Whether the entry has a line with that name and text after it.</summary>
    public bool HasText(string name) => Lines.Any(line => line.StartsWith($"**{name}:** ", StringComparison.Ordinal));
}
