using System.Globalization;
using HvProvider.Commands.Map.Model;
using HvProvider.Commands.Map.Wording;

namespace HvProvider.Commands.Map.Svg;

/// <summary>
/// Draws a map for documents. The picture is self-contained except for system fonts; the same map produces the same bytes.
/// </summary>
internal static class SvgMapWriter
{
    private const int LeastRight = 640;

    /// <summary>The document.</summary>
    public static string Write(HostMap map)
    {
        var colours = VlanColours.Of(map);
        var nics = map.Bridges.Select(bridge => bridge.Nics.Select(nic => SvgNic.Of(bridge, nic, colours)).ToArray()).ToArray();
        SvgNic[] elsewhere = [.. map.Elsewhere.Select(SvgNic.Of)];
        SvgNic[] all = [.. nics.SelectMany(static of => of), .. elsewhere];
        var columns = SvgColumns.Of(all, map.Bridges.Select(bridge => SvgBridge.LeastRight(map, bridge, colours)).Append(LeastRight).Max());

        var canvas = new SvgCanvas();
        canvas.Text(SvgColumns.Margin, 40, MapWords.Title(map), SvgStyle.Title);
        canvas.Text(SvgColumns.Margin, 60, MapWords.Source(map), SvgStyle.Faint);
        var y = 76;
        foreach (var part in map.Unread)
        {
            y = SvgLegend.DrawLines(canvas, MapWords.Unread(part), columns, y, SvgStyle.Notice);
        }

        var drawing = new SvgBridge(canvas, map, columns, colours);
        foreach (var (index, bridge) in map.Bridges.Index())
        {
            y = drawing.Draw(bridge, nics[index], y + (index == 0 ? 4 : 28));
        }

        y = DrawElsewhere(canvas, columns, elsewhere, y);
        y = SvgLegend.Draw(canvas, map, all, columns, y + 14);
        return Document(map, canvas, columns.Width, y + 14);
    }

    private static int DrawElsewhere(SvgCanvas canvas, SvgColumns columns, SvgNic[] nics, int y)
    {
        if (nics.Length == 0)
        {
            return y;
        }

        y += 14;
        var panel = new SvgBox(SvgColumns.PanelX, y, columns.Right - SvgColumns.PanelX, 40 + (nics.Length * SvgNicRow.Height));
        canvas.Box(panel, SvgStyle.Panel);
        canvas.Text(panel.X + 12, y + 21, "not on a bridge", SvgStyle.Name);
        foreach (var (index, nic) in nics.Index())
        {
            SvgNicRow.Draw(canvas, nic, columns, y + 32 + (index * SvgNicRow.Height), isWired: false);
        }

        return panel.Y + panel.Height;
    }

    private static string Document(HostMap map, SvgCanvas canvas, int width, int height) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        <svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img">
        <title>{SvgCanvas.Escape(MapWords.Title(map))}</title>
        <desc>{SvgCanvas.Escape(MapWords.Sum(map))}</desc>
        <style>
        {SvgStyle.Sheet}</style>
        <rect class="ground" x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" rx="10"/>
        {canvas}</svg>

        """);
}
