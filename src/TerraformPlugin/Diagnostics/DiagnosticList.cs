using System.Collections;

namespace TerraformPlugin.Diagnostics;

/// <summary>
/// The diagnostics of one operation, in the order in which they were found. Duplicates are not added. Safe for concurrent
/// use.
/// </summary>
public sealed class DiagnosticList : IReadOnlyCollection<Diagnostic>
{
    private readonly Lock _lock = new();
    private readonly List<Diagnostic> _items = [];

    /// <summary>The number of diagnostics.</summary>
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

    /// <summary>Adds a diagnostic, unless the list contains an equal one.</summary>
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

    /// <summary>Adds several diagnostics.</summary>
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

    /// <summary>Enumerates the current diagnostics.</summary>
    public IEnumerator<Diagnostic> GetEnumerator()
    {
        lock (_lock)
        {
            return ((IEnumerable<Diagnostic>)_items.ToArray()).GetEnumerator();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
