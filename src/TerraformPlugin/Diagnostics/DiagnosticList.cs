using System.Collections;

namespace TerraformPlugin.Diagnostics;

/// <summary>
/// The diagnostics of one operation, in the order in which they were found. A diagnostic that is already there is not
/// added again. Safe for use by several tasks of one operation.
/// </summary>
public sealed class DiagnosticList : IReadOnlyCollection<Diagnostic>
{
    private readonly Lock _lock = new();
    private readonly List<Diagnostic> _items = [];

    /// <summary>How many there are.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _items.Count;
            }
        }
    }

    /// <summary>Whether the operation has failed.</summary>
    public bool HasErrors
    {
        get
        {
            lock (_lock)
            {
                return _items.Exists(d => d.Severity == DiagnosticSeverity.Error);
            }
        }
    }

    /// <summary>Adds a diagnostic, unless the same one is there already.</summary>
    public void Add(Diagnostic diagnostic)
    {
        ArgumentNullException.ThrowIfNull(diagnostic);
        lock (_lock)
        {
            if (!_items.Contains(diagnostic))
            {
                _items.Add(diagnostic);
            }
        }
    }

    /// <summary>Adds all of them.</summary>
    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        foreach (var diagnostic in diagnostics)
        {
            Add(diagnostic);
        }
    }

    /// <summary>Adds an error.</summary>
    public void AddError(string summary, string detail, AttributePath? path = null) =>
        Add(Diagnostic.Error(summary, detail, path));

    /// <summary>Adds a warning.</summary>
    public void AddWarning(string summary, string detail, AttributePath? path = null) =>
        Add(Diagnostic.Warning(summary, detail, path));

    /// <summary>Enumerates what the list holds at this moment.</summary>
    public IEnumerator<Diagnostic> GetEnumerator()
    {
        lock (_lock)
        {
            return ((IEnumerable<Diagnostic>)_items.ToArray()).GetEnumerator();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
