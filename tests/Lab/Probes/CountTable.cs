using System.Text;

namespace Labs.Probes;

/// <summary>Writes what was counted for people: a table in Markdown, its columns aligned.</summary>
public static class CountTable
{
    /// <summary>One line for each row, one cell for each column of it.</summary>
    public static string Format(
        string corner, IReadOnlyList<string> rows, IReadOnlyList<string> columns, Func<string, string, string> cell)
    {
        List<string[]> lines = [[corner, .. columns]];
        lines.AddRange(rows.Select(row => (string[])[row, .. columns.Select(column => cell(row, column))]));
        var widths = Enumerable.Range(0, columns.Count + 1).Select(i => lines.Max(line => line[i].Length)).ToArray();
        lines.Insert(1, [.. widths.Select(width => new string('-', width))]);

        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append("| ").AppendJoin(" | ", line.Select((value, i) => value.PadRight(widths[i]))).AppendLine(" |");
        }

        return text.ToString();
    }
}
