namespace HvProvider.Tests.Docs.Errors;

/// <summary>An entry of the error index.</summary>
/// <param name="Summary">The summary that it explains.</param>
/// <param name="Lines">What is below the heading, without empty lines.</param>
internal sealed record ErrorEntry(string Summary, IReadOnlyList<string> Lines)
{
    /// <summary>What its first line says.</summary>
    public Severities Severity => Lines.Count == 0 ? Severities.None : Lines[0] switch
    {
        "Error." => Severities.Error,
        "Warning." => Severities.Warning,
        "Error or warning." => Severities.Error | Severities.Warning,
        _ => Severities.None,
    };

    /// <summary>Whether the line of that name is there, and says something.</summary>
    public bool Says(string name) => Lines.Any(line => line.StartsWith($"**{name}:** ", StringComparison.Ordinal));
}
