using System.Xml.Linq;
using HvProvider.Nics;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;
using HvProvider.Vlans;

namespace HvProvider.DomainNics;

/// <summary>
/// Documents that change only the link of a running NIC, or only the notation of its VLANs. libvirt ignores a document that equals
/// the definition; a different notation makes it set up the tap again.
/// </summary>
internal static class VlanRefresh
{
    private const int AnyVlan = 1;

    /// <summary>The unchanged NIC except for its link state.</summary>
    /// <param name="live">The running NIC.</param>
    /// <param name="config">The persistent form; null if there is none.</param>
    /// <param name="own">Without a persistent form: the VLANs that count as a network's NIC's own if the live XML shows them.</param>
    /// <param name="link">The link state.</param>
    public static string WithLink(Nic live, Nic? config, VlanConfig? own, LinkState link)
    {
        var form = NicConfigForm.Of(live, config, own);
        LinkStateSetting.Setting.WriteXml(form, link);
        return NicXmlWriter.ToText(form);
    }

    /// <summary>
    /// The NIC with its VLANs in a different notation, and unchanged. An access port has the same VLAN in both. Other ports have a
    /// different VLAN in between, so their link must be down.
    /// </summary>
    public static (string Other, string Own) Of(Nic live, Nic? config, int? defaultPvid)
    {
        var own = NicConfigForm.Of(live, config, live.Vlan);
        var other = new XElement(own);
        other.Elements("vlan").Remove();
        NicElementOrder.Insert(other, OtherVlan(live.Vlan, defaultPvid));
        return (NicXmlWriter.ToText(other), NicXmlWriter.ToText(own));
    }

    private static XElement OtherVlan(VlanConfig? vlan, int? defaultPvid)
    {
        var untagged = vlan is null || vlan.Tags.Count == 0 ? defaultPvid ?? AnyVlan : vlan.AccessTag;
        return untagged is { } only && vlan is not { Trunk: true, Tags.Count: > 0 }
            ? new XElement(
                "vlan",
                new XAttribute("trunk", "yes"),
                new XElement("tag", new XAttribute("id", only), new XAttribute("nativeMode", "untagged")))
            : VlanXml.Write(VlanConfig.Access(vlan!.Tags[0].Id));
    }
}
