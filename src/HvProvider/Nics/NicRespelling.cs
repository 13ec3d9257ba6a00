using System.Xml.Linq;

namespace HvProvider.Nics;

/// <summary>
/// Documents that change of a running NIC its link, or only the spelling of its VLANs. libvirt does nothing where a document says
/// what the definition says already; another spelling makes it set up the tap again.
/// </summary>
internal static class NicRespelling
{
    private const int AnyVlan = 1;

    /// <summary>The NIC as it is, but for its link.</summary>
    public static string WithLink(Nic live, Nic? config, LinkState link)
    {
        var form = FormOf(live, config);
        form.Elements("link").Remove();
        NicElementOrder.Insert(form, NicXmlWriter.Link(link));
        return NicXmlWriter.ToText(form);
    }

    /// <summary>
    /// The NIC with its VLANs in other words, and as it is. An access port has the same VLAN in both; others have, in between,
    /// another one, for which their link has to be down.
    /// </summary>
    public static (string Other, string Own) Of(Nic live, Nic? config, int? defaultPvid)
    {
        var own = FormOf(live, config);
        var other = new XElement(own);
        other.Elements("vlan").Remove();
        NicElementOrder.Insert(other, OtherVlan(live.Vlan, defaultPvid));
        return (NicXmlWriter.ToText(other), NicXmlWriter.ToText(own));
    }

    private static XElement OtherVlan(NicVlan? vlan, int? defaultPvid)
    {
        var untagged = vlan is null || vlan.Tags.Count == 0 ? defaultPvid ?? AnyVlan : vlan.AccessTag;
        return untagged is { } only && vlan is not { Trunk: true, Tags.Count: > 0 }
            ? new XElement(
                "vlan",
                new XAttribute("trunk", "yes"),
                new XElement("tag", new XAttribute("id", only), new XAttribute("nativeMode", "untagged")))
            : VlanXml.Write(NicVlan.Access(vlan!.Tags[0].Id));
    }

    private static XElement FormOf(Nic live, Nic? config) => NicConfigForm.Of(live, config, live.Vlan);
}
