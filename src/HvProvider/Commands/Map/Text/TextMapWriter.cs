using System.Text;
using HvProvider.Commands.Map.Model;
using HvProvider.Commands.Map.Wording;

namespace HvProvider.Commands.Map.Text;

/// <summary>Draws a map for the terminal: the uplink, the bridge, and a tree of networks and NICs with columns.</summary>
internal sealed class TextMapWriter
{
    private const int MessageWidth = 110;
    private const string Trunk = "  ";
    private const string Space = "  ";

    private readonly StringBuilder _text = new();
    private readonly HostMap _map;
    private readonly Ink _ink;

    private TextMapWriter(HostMap map, Ink ink) => (_map, _ink) = (map, ink);

    /// <summary>The drawing.</summary>
    /// <param name="map">The map.</param>
    /// <param name="hasColour">Whether the terminal shows colours.</param>
    public static string Write(HostMap map, bool hasColour)
    {
        var writer = new TextMapWriter(map, new Ink(hasColour));
        writer.Write();
        return writer._text.ToString();
    }

    private void Write()
    {
        Line($"{_ink.Strong(TerminalText.Clean(MapWords.Title(_map)))} {_ink.Faint($"({TerminalText.Clean(MapWords.Source(_map))})")}");
        foreach (var part in _map.Unread)
        {
            WriteMessage("", MapWords.Unread(part), _ink.Doubtful);
        }

        foreach (var bridge in _map.Bridges)
        {
            Line();
            WriteUplink(bridge);
            WriteBridge(bridge);
            WriteTree([.. MapTree.Of(_map, bridge, _ink)]);
        }

        if (_map.Bridges.Count == 0)
        {
            Line();
            Line("No bridge filters VLANs or is used by NICs or libvirt networks.");
        }

        if (_map.Elsewhere.Count > 0)
        {
            Line();
            Line("Not on a bridge:");
            WriteTree([.. _map.Elsewhere.Select(nic => MapTree.NicLine("", null, nic, _ink) with
            {
                Label = TerminalText.Clean($"{nic.Domain} ({nic.Type})"),
            })]);
        }

        WriteFindings();
    }

    private void WriteUplink(MapBridge bridge)
    {
        if (bridge.Uplink is { } uplink)
        {
            Line($"{Trunk}{_ink.Strong(TerminalText.Clean(uplink.Name))}{StateOf(uplink)}, the uplink");
            Line($"{Trunk}│ {(bridge.Filters ? VlanWords.Of(uplink.Vlans) : "VLAN filtering off")}");
        }
        else
        {
            Line(Trunk + TerminalText.Clean(MapWords.NoUplink(bridge)));
        }
    }

    private static string StateOf(MapPort port) =>
        port.State is null or "forwarding" ? "" : $" ({TerminalText.Clean(port.State)})";

    private void WriteBridge(MapBridge bridge)
    {
        var name = TerminalText.Clean(bridge.Name);
        var facts = string.Concat(MapWords.Facts(bridge).Select(static fact => $" · {fact}"));
        string[] inside = [name + facts, .. MapWords.Host(bridge) is { } host ? [TerminalText.Clean(host)] : Array.Empty<string>()];
        var width = inside.Max(TerminalText.Width) + 2;
        var joint = bridge.Uplink is null ? '─' : '┴';
        Line($"┌─{joint}{new string('─', width - 2)}┐");
        for (var i = 0; i < inside.Length; i++)
        {
            var padded = TerminalText.Pad(inside[i], width - 2);
            Line($"│ {(i == 0 ? _ink.Strong(name) + padded[name.Length..] : padded)} │");
        }

        var isEmpty = bridge.Nics.Count + bridge.Networks.Count + bridge.OtherPorts.Count == 0;
        Line($"└─{(isEmpty ? '─' : '┬')}{new string('─', width - 2)}┘");
        if (isEmpty)
        {
            Line($"{Trunk}no NICs and no libvirt networks");
        }
    }

    private void WriteTree(IReadOnlyList<TreeLine> lines)
    {
        var nics = lines.Where(static line => line.Cells.Count > 0).ToArray();
        if (nics.Length > 0)
        {
            var label = nics.Max(static line => TerminalText.Width(line.Branch + line.Label));
            int[] widths =
            [
                .. MapTree.Columns.Select(
                    (column, index) => Math.Max(column.Length, nics.Max(line => TerminalText.Width(line.Cells[index])))),
            ];
            var bar = lines[0].Branch.Length == 0 ? " " : "│";
            Line(Trunk + bar + new string(' ', label - 1) + Space + _ink.Faint(Columns(MapTree.Columns, widths)));
            foreach (var line in lines)
            {
                Line(Trunk + line.Branch + (line.Cells.Count == 0
                    ? line.Label
                    : TerminalText.Pad(line.Label, label - line.Branch.Length) + Space + Columns(line.Cells, widths)
                        + (line.Marks.Length == 0 ? "" : Space + line.Marks)));
            }

            return;
        }

        foreach (var line in lines)
        {
            Line(Trunk + line.Branch + line.Label);
        }
    }

    private static string Columns(IReadOnlyList<string> cells, int[] widths) =>
        string.Join(Space, cells.Select((cell, index) => TerminalText.Pad(cell, widths[index])));

    private void WriteFindings()
    {
        Line();
        var isWrong = _map.Count(MapFindingKind.Leak) + _map.Count(MapFindingKind.Mismatch) > 0;
        Line(isWrong ? _ink.Wrong(MapWords.Sum(_map)) : MapWords.Sum(_map));
        foreach (var nic in _map.Marked)
        {
            Line();
            foreach (var finding in nic.Findings)
            {
                WriteMessage($"{MapWords.Sign(finding.Kind)} ", $"{MapWords.Name(nic)}: {finding.Message}", static text => text);
            }

            if (nic.Problem is { } problem)
            {
                WriteMessage("  ", problem, _ink.Faint);
            }
        }
    }

    private void WriteMessage(string sign, string message, Func<string, string> paint)
    {
        foreach (var (index, line) in TerminalText.Wrap(TerminalText.Clean(message), MessageWidth - sign.Length).Index())
        {
            Line((index == 0 ? sign : new string(' ', sign.Length)) + paint(line));
        }
    }

    private void Line(string text = "") => _text.Append(text.TrimEnd()).Append('\n');
}
