using HvProvider.Commands.Map.Model;
using HvProvider.Commands.Map.Wording;
using HvProvider.Vlans;

namespace HvProvider.Commands.Map.Svg;

/// <summary>Draws a bridge: the uplink above it, and below it a box for each network with its port groups and NICs.</summary>
internal sealed class SvgBridge(SvgCanvas canvas, HostMap map, SvgColumns columns, VlanColours colours)
{
    private const int UplinkHeight = 32;
    private const int BarHeight = 44;
    private const int HeadingHeight = 32;
    private const int GroupHeight = 30;
    private const int Between = 14;

    /// <summary>The right edge of the content of a bridge without its NICs.</summary>
    public static int LeastRight(HostMap map, MapBridge bridge, VlanColours colours)
    {
        var bar = TextMeasure.Bold(bridge.Name) + TextMeasure.Words(FactsOf(bridge)) + HostWidth(bridge, colours) + 90;
        var uplink = bridge.Uplink is { } port
            ? UplinkWidth(port) + VlanPill.WidthOf(VlanPill.Of(port.Vlans, [], colours)) + 60
            : TextMeasure.Small(MapWords.NoUplink(bridge)) + 60;
        var headings = MapSection.Of(bridge).SelectMany(section => section.Groups
            .Select(group => TextMeasure.Bold(GroupName(section, group)) + 60 + GroupVlansWidth(section, group, colours))
            .Append(TextMeasure.Bold(SectionName(section)) + TextMeasure.Small(SectionFacts(map, section)) + 60))
            .Select(static width => SvgColumns.PanelX + width);
        var ports = bridge.OtherPorts.Select(port =>
            SvgColumns.EffectiveX + TextMeasure.OfCode(port.Name) + TextMeasure.Small(MapWords.Owner(port))
                + VlanPill.WidthOf(VlanPill.Of(port.Vlans, [], colours)) + 60);
        return headings.Concat(ports).Append(SvgColumns.Margin + bar).Append(SvgColumns.Margin + uplink).Max();
    }

    /// <summary>Draws a bridge and returns its lower edge.</summary>
    /// <param name="bridge">The bridge.</param>
    /// <param name="nics">Its NICs as they are drawn.</param>
    /// <param name="y">The upper edge.</param>
    public int Draw(MapBridge bridge, IReadOnlyList<SvgNic> nics, int y)
    {
        var bar = new SvgBox(SvgColumns.Margin, y + UplinkHeight + 22, columns.Right - SvgColumns.Margin, BarHeight);
        DrawUplink(bridge, bar, y);
        canvas.Box(bar, SvgStyle.Bridge);
        canvas.Text(bar.X + 16, bar.Baseline, bridge.Name, SvgStyle.OnBridgeName);
        canvas.Text(bar.X + 16 + TextMeasure.Bold(bridge.Name) + 18, bar.Baseline, FactsOf(bridge), SvgStyle.OnBridge);
        DrawHost(bridge, bar);

        y = bar.Y + bar.Height;
        var (top, last) = (y, y);
        if (nics.Count > 0)
        {
            DrawHeadings(y + 20);
            y += 14;
        }

        foreach (var section in MapSection.Of(bridge))
        {
            var inSection = section.Groups.SelectMany(static group => group.Nics).Select(nic => nics.First(drawn => drawn.Nic == nic));
            (y, last) = DrawSection(section, [.. inSection], y + Between);
        }

        if (bridge.OtherPorts.Count > 0)
        {
            (y, last) = DrawOtherPorts(bridge, y + Between);
        }

        if (last > top)
        {
            canvas.Line(SvgColumns.TrunkX, top + 2, SvgColumns.TrunkX, last, SvgStyle.Trunk);
        }

        return y;
    }

    private void DrawUplink(MapBridge bridge, SvgBox bar, int y)
    {
        if (bridge.Uplink is not { } uplink)
        {
            canvas.Text(bar.X, y + UplinkHeight + 6, MapWords.NoUplink(bridge), SvgStyle.Faint);
            return;
        }

        var box = new SvgBox(bar.X, y, UplinkWidth(uplink), UplinkHeight);
        canvas.Line(SvgColumns.TrunkX, box.Y + box.Height, SvgColumns.TrunkX, bar.Y, SvgStyle.Trunk);
        canvas.Box(box, SvgStyle.Uplink);
        canvas.Text(box.X + 14, box.Baseline, uplink.Name, SvgStyle.Name);
        canvas.Text(box.X + 14 + TextMeasure.Bold(uplink.Name) + 10, box.Baseline, "uplink", SvgStyle.Faint);
        if (bridge.Filters)
        {
            VlanPill.Draw(canvas, VlanPill.Of(uplink.Vlans, [], colours), box.Right + 16, box.Middle, SvgStyle.LeakRing);
        }
    }

    private void DrawHost(MapBridge bridge, SvgBox bar)
    {
        var x = bar.Right - 16 - HostWidth(bridge, colours);
        foreach (var link in bridge.VlanInterfaces)
        {
            canvas.Text(x, bar.Baseline, HostWords(link), SvgStyle.OnBridge);
            x += TextMeasure.Words(HostWords(link)) + 8;
            x = VlanPill.Draw(canvas, [HostPill(link, colours)], x, bar.Middle, SvgStyle.LeakRing) + 16;
        }
    }

    private void DrawHeadings(int y)
    {
        canvas.Text(SvgColumns.EffectiveX, y, SvgColumns.EffectiveHeading, SvgStyle.Faint);
        canvas.Text(columns.TapX, y, "tap", SvgStyle.Faint);
        canvas.Text(columns.DomainX, y, "guest", SvgStyle.Faint);
        if (columns.NameX < columns.MacX)
        {
            canvas.Text(columns.NameX, y, SvgColumns.NameHeading, SvgStyle.Faint);
        }

        canvas.Text(columns.MacX, y, "MAC address", SvgStyle.Faint);
        canvas.Text(columns.IntendedX, y, SvgColumns.IntendedHeading, SvgStyle.Faint);
    }

    /// <summary>Draws a network with its port groups and NICs.</summary>
    /// <returns>The lower edge, and where the network meets the line below the bridge.</returns>
    private (int Bottom, int Joint) DrawSection(MapSection section, IReadOnlyList<SvgNic> nics, int y)
    {
        var height = HeadingHeight + 8 + section.Groups.Sum(group =>
            (group.Nics.Count * SvgNicRow.Height) + (MapWords.Heading(section, group) is null ? 0 : GroupHeight));
        var panel = new SvgBox(SvgColumns.PanelX, y, columns.Right - SvgColumns.PanelX, height);
        var joint = DrawPanel(panel, SectionName(section), SectionFacts(map, section));
        var row = y + HeadingHeight;
        var (first, last, index) = (joint + 10, joint, 0);
        foreach (var group in section.Groups)
        {
            if (MapWords.Heading(section, group) is not null)
            {
                DrawGroup(section, group, row);
                (first, last) = (row + GroupHeight - 4, row);
                row += GroupHeight;
            }

            foreach (var _ in group.Nics)
            {
                last = row + (SvgNicRow.Height / 2);
                canvas.Line(SvgColumns.BusX, first, SvgColumns.BusX, last, SvgStyle.Wire);
                SvgNicRow.Draw(canvas, nics[index++], columns, row);
                (first, row) = (last, row + SvgNicRow.Height);
            }
        }

        return (panel.Y + panel.Height, joint);
    }

    private int DrawPanel(SvgBox panel, string name, string facts)
    {
        var joint = panel.Y + (HeadingHeight / 2);
        canvas.Line(SvgColumns.TrunkX, joint, panel.X, joint, SvgStyle.Trunk);
        canvas.Box(panel, SvgStyle.Panel);
        canvas.Text(panel.X + 12, joint + 5, name, SvgStyle.Name);
        canvas.Text(panel.X + 12 + TextMeasure.Bold(name) + 12, joint + 5, facts, SvgStyle.Faint);
        return joint;
    }

    private void DrawGroup(MapSection section, MapGroup group, int y)
    {
        var (name, x) = (GroupName(section, group), SvgColumns.PanelX + 12);
        var baseline = y + (GroupHeight / 2) + 4;
        canvas.Text(x, baseline, name, SvgStyle.Words);
        x += TextMeasure.Words(name) + 12;
        var pills = GroupPills(section, group, colours);
        if (pills.Count > 0)
        {
            VlanPill.Draw(canvas, pills, x, y + (GroupHeight / 2), SvgStyle.LeakRing);
        }
        else if (group.Definition is not null)
        {
            canvas.Text(x, baseline, "untagged", SvgStyle.Faint);
        }
    }

    private (int Bottom, int Joint) DrawOtherPorts(MapBridge bridge, int y)
    {
        var panel = new SvgBox(
            SvgColumns.PanelX, y, columns.Right - SvgColumns.PanelX, HeadingHeight + 8 + (bridge.OtherPorts.Count * GroupHeight));
        var joint = DrawPanel(panel, "other ports", "");
        var row = y + HeadingHeight;
        foreach (var port in bridge.OtherPorts)
        {
            var baseline = row + (GroupHeight / 2) + 4;
            canvas.Text(SvgColumns.BusX, baseline, port.Name, SvgStyle.Code);
            var x = SvgColumns.BusX + TextMeasure.OfCode(port.Name) + 16;
            x = bridge.Filters
                ? VlanPill.Draw(canvas, VlanPill.Of(port.Vlans, [], colours), x, row + (GroupHeight / 2), SvgStyle.LeakRing) + 16
                : x;
            canvas.Text(x, baseline, MapWords.Owner(port), SvgStyle.Faint);
            row += GroupHeight;
        }

        return (panel.Y + panel.Height, joint);
    }

    private static string FactsOf(MapBridge bridge) => string.Join(", ", MapWords.Facts(bridge));

    private static int UplinkWidth(MapPort port) => TextMeasure.Bold(port.Name) + TextMeasure.Small("uplink") + 38;

    private static string HostWords(MapVlanInterface link) => $"host {link.Name}";

    private static VlanPill HostPill(MapVlanInterface link, VlanColours colours) =>
        new($"{link.Vlan}", colours[link.Vlan], VlanPillKind.Tagged, false);

    private static int HostWidth(MapBridge bridge, VlanColours colours) => bridge.VlanInterfaces
        .Sum(link => TextMeasure.Words(HostWords(link)) + HostPill(link, colours).Width + 24) - (bridge.VlanInterfaces.Count == 0 ? 0 : 16);

    private static string SectionName(MapSection section) =>
        section.NetworkName is { } name ? $"network {TextMeasure.Shorten(name, 40)}" : "on the bridge itself";

    private static string SectionFacts(HostMap map, MapSection section) =>
        section.NetworkName is null ? "" : string.Join(", ", MapWords.Facts(map, section));

    private static string GroupName(MapSection section, MapGroup group) => group switch
    {
        { Definition: { } definition } =>
            $"port group {TextMeasure.Shorten(definition.Name, 40)}{(definition.IsDefault ? " (default)" : "")}",
        _ => MapWords.Heading(section, group) ?? "",
    };

    private static IReadOnlyList<VlanPill> GroupPills(MapSection section, MapGroup group, VlanColours colours) =>
        group.Definition is { } definition && section.Network?.VlanOf(definition) is { Tags.Count: > 0 } vlan
            ? VlanPill.Of(ExpectedVlans.Of(vlan, null), [], colours)
            : [];

    private static int GroupVlansWidth(MapSection section, MapGroup group, VlanColours colours) =>
        GroupPills(section, group, colours) is { Count: > 0 } pills ? VlanPill.WidthOf(pills) : TextMeasure.Small("untagged");
}
