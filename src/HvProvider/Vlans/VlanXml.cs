using System.Globalization;
using System.Xml.Linq;

namespace HvProvider.Vlans;

/// <summary>The <c>vlan</c> element, which is identical in interfaces, networks and port groups.</summary>
internal static class VlanXml
{
    /// <summary>Reads the element with any content.</summary>
    /// <param name="element">The element; null if there is none.</param>
    public static VlanConfig? Read(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        VlanTag[] tags = [.. element.Elements("tag").Select(ReadTag)];
        // As in libvirt's parser, several tags are a trunk with or without the attribute, and a native mode alone does not make
        // one.
        var trunk = tags.Length > 1
            || string.Equals(element.Attribute("trunk")?.Value, "yes", StringComparison.OrdinalIgnoreCase);
        return new VlanConfig(trunk, tags);
    }

    /// <summary>Writes the element.</summary>
    public static XElement Write(VlanConfig vlan) => new(
        "vlan",
        vlan.Trunk ? new XAttribute("trunk", "yes") : null,
        vlan.Tags.Select(WriteTag));

    private static VlanTag ReadTag(XElement element) => new(
        int.TryParse(element.Attribute("id")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
            ? id
            : VlanTag.UnreadableId,
        element.Attribute("nativeMode")?.Value switch
        {
            "untagged" => NativeMode.Untagged,
            "tagged" => NativeMode.Tagged,
            _ => null,
        });

    private static XElement WriteTag(VlanTag tag) => new(
        "tag",
        new XAttribute("id", tag.Id.ToString(CultureInfo.InvariantCulture)),
        tag.Native is { } mode ? new XAttribute("nativeMode", mode == NativeMode.Untagged ? "untagged" : "tagged") : null);
}
