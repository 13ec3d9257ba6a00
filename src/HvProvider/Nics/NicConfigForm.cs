using System.Xml.Linq;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;
using HvProvider.Vlans;

namespace HvProvider.Nics;

/// <summary>
/// Turns the live form of a NIC into the form in which it was asked for. Resent as read, a network's NIC would become a
/// plain bridge NIC, and what its port group gave it would become its own.
/// </summary>
internal static class NicConfigForm
{
    /// <summary>What the live form of a network's NIC shows from the network and its port group, if it has none itself.</summary>
    private static readonly string[] Inherited = 
        [.. NicSettings.All.Where(static setting => setting.IsInheritable).Select(static setting => setting.Element), "virtualport",
            "port"];

    private static readonly string[] ResolvedSourceAttributes = ["bridge", "portid", "macTableManager"];

    /// <summary>Whether a running NIC may have got an element of that name from its network.</summary>
    public static bool MayBeInherited(Nic nic, string element) => nic.Source.IsResolvedNetwork && Inherited.Contains(element);

    /// <summary>
    /// The config form of the NIC as it runs, with its live address and alias, and without its tap. Everything is taken from
    /// the live form, since the persistent one may have changed meanwhile in what cannot change live; only what a network's
    /// NIC may have from its network is taken from the persistent form, if that is of the same network. If there is none,
    /// the VLAN is taken for the network's, unless it is the wanted one.
    /// </summary>
    public static XElement Of(Nic live, Nic? config, VlanConfig? wantedVlan)
    {
        var form = new XElement(live.Element);
        form.Elements("target").Remove();
        if (!live.Source.IsNetwork)
        {
            return form;
        }

        form.SetAttributeValue("type", "network");
        foreach (var name in ResolvedSourceAttributes)
        {
            form.Element("source")?.SetAttributeValue(name, null);
        }

        if (config?.Source.Network == live.Source.Network)
        {
            TakeOwn(form, live, config!);
        }
        else if (wantedVlan is null || live.Vlan != wantedVlan)
        {
            form.Elements("vlan").Remove();
        }

        return form;
    }

    private static void TakeOwn(XElement form, Nic live, Nic config)
    {
        foreach (var name in Inherited)
        {
            // An own VLAN wins over the port group's, so where they differ, the live one is not the persistent one's.
            if (name == "vlan" && config.Vlan is not null && config.Vlan != live.Vlan)
            {
                continue;
            }

            form.Elements(name).Remove();
            foreach (var element in config.Element.Elements(name))
            {
                NicElementOrder.Insert(form, new XElement(element));
            }
        }

        form.SetAttributeValue("trustGuestRxFilters", config.Element.Attribute("trustGuestRxFilters")?.Value);
    }
}
