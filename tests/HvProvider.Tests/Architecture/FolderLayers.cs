namespace HvProvider.Tests.Architecture;

/// <summary>
/// The layers of a project, from top to bottom. A line is a layer: a folder, or several folders that do not refer to each other. A
/// folder refers only to folders in lines below its own, so the references have no cycle.
/// </summary>
internal sealed class FolderLayers
{
    // The files outside any folder.
    private const string Root = ".";

    private readonly string _list;
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly HashSet<(string From, string To)> _exceptions = [];

    /// <summary>Reads a list of layers.</summary>
    /// <param name="list">The file that contains the list, for messages.</param>
    /// <param name="layers">One layer a line, its folders separated by blanks.</param>
    /// <param name="exceptions">One permitted reference a line: <c>FROM -> TO</c>.</param>
    public FolderLayers(string list, string layers, string exceptions = "")
    {
        _list = list;
        foreach (var (index, line) in layers.Split('\n').Index())
        {
            foreach (var folder in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                _lines.Add(folder, index);
            }
        }

        foreach (var exception in exceptions.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var folders = exception.Split(" -> ");
            _exceptions.Add((folders[0], folders[1]));
        }
    }

    /// <summary>Everything that contradicts the list, one sentence each.</summary>
    public IReadOnlyList<string> Violations(SourceCompilation project)
    {
        var folders = project.Files.Select(FolderReferences.FolderOf).Select(NameOf).Distinct().Order(StringComparer.Ordinal).ToList();
        var references = new FolderReferences(project);
        return
        [
            .. folders.Where(folder => !_lines.ContainsKey(folder)).Select(folder =>
                $"{folder} is not in the layers of the project. Add it to {_list}, below every folder that uses it and above "
                + "every folder that it uses."),
            .. _lines.Keys.Except(folders).Select(folder => $"{folder} contains no source file. Remove it from {_list}."),
            .. references.All.Select(Violation).OfType<string>().Distinct(),
            .. references.UnresolvedNames.Select(static name => $"{name} is not understood: it could hide a reference."),
        ];
    }

    private static string NameOf(string folder) => folder.Length == 0 ? Root : folder;

    private string? Violation(FolderReference reference)
    {
        var (from, to) = (NameOf(reference.From), NameOf(reference.To));
        if (!_lines.TryGetValue(from, out var lower) || !_lines.TryGetValue(to, out var upper)
            || upper > lower || _exceptions.Contains((from, to)))
        {
            return null;
        }

        var position = upper == lower ? "in the same layer" : "in a higher layer";
        return $"{reference.File}:{reference.Line}: {from} uses {reference.Symbol} of {to}, which is {position} of {_list}.";
    }
}
