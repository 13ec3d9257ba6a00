using HvProvider.Commands.Map.Model;
using HvProvider.Commands.Map.Wording;

namespace HvProvider.Commands.Map.Text;

/// <summary>The tree below a bridge: networks, port groups, NICs.</summary>
internal static class MapTree
{
    /// <summary>The headings of the columns.</summary>
    public static readonly IReadOnlyList<string> Columns = ["NIC", "MAC address", "tap", "link", "configured", "effective"];

    private const string Tee = "├─ ";
    private const string End = "└─ ";
    private const string Bar = "│  ";
    private const string Gap = "   ";

    /// <summary>The lines, in order.</summary>
    public static IEnumerable<TreeLine> Of(HostMap map, MapBridge bridge, Ink ink)
    {
        var sections = MapSection.Of(bridge);
        var others = bridge.OtherPorts;
        for (var i = 0; i < sections.Count; i++)
        {
            var isLast = i == sections.Count - 1 && others.Count == 0;
            yield return new TreeLine(isLast ? End : Tee, HeadingOf(map, sections[i], ink), []);
            foreach (var line in SectionLines(bridge, sections[i], ink))
            {
                yield return line with { Branch = (isLast ? Gap : Bar) + line.Branch };
            }
        }

        for (var i = 0; i < others.Count; i++)
        {
            var owner = MapWords.Owner(others[i]) is { Length: > 0 } words ? $", {words}" : "";
            yield return new TreeLine(
                i == others.Count - 1 ? End : Tee,
                TerminalText.Clean($"port {others[i].Name}{owner}: {VlanWords.Of(others[i].Vlans)}"),
                []);
        }
    }

    private static string HeadingOf(HostMap map, MapSection section, Ink ink) => section.NetworkName is { } name
        ? string.Join(" · ", [$"network {ink.Strong(TerminalText.Clean(name))}", .. MapWords.Facts(map, section)])
        : "on the bridge itself";

    private static IEnumerable<TreeLine> SectionLines(MapBridge bridge, MapSection section, Ink ink)
    {
        for (var i = 0; i < section.Groups.Count; i++)
        {
            var group = section.Groups[i];
            var isLast = i == section.Groups.Count - 1;
            var heading = MapWords.Heading(section, group);
            if (heading is not null)
            {
                yield return new TreeLine(isLast ? End : Tee, TerminalText.Clean(heading), []);
            }

            for (var j = 0; j < group.Nics.Count; j++)
            {
                var branch = (heading is null ? "" : isLast ? Gap : Bar) + (j == group.Nics.Count - 1 ? End : Tee);
                yield return NicLine(branch, bridge, group.Nics[j], ink);
            }
        }
    }

    /// <summary>The line of a NIC.</summary>
    public static TreeLine NicLine(string branch, MapBridge? bridge, MapNic nic, Ink ink) => new(
        branch,
        TerminalText.Clean(nic.Domain),
        [
            TerminalText.Clean(nic.Name ?? MapWords.None), nic.Mac ?? MapWords.None, TerminalText.Clean(nic.Tap ?? MapWords.None),
            MapWords.Link(nic), bridge is null ? MapWords.None : MapWords.Intended(nic),
            bridge is null ? MapWords.None : MapWords.Effective(bridge, nic),
        ],
        string.Join("  ", nic.Findings.Select(finding => Mark(finding, ink))));

    private static string Mark(MapFinding finding, Ink ink)
    {
        var mark = $"{MapWords.Sign(finding.Kind)} {MapWords.Mark(finding)}";
        return finding.Kind is MapFindingKind.Leak or MapFindingKind.Mismatch ? ink.Wrong(mark) : ink.Doubtful(mark);
    }
}
