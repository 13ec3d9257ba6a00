using System.Xml.Linq;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;
using HvProvider.Vlans;

namespace HvProvider.Nics;

/// <summary>
/// Converts the live form of a NIC to the form in which it was requested. If the live form were resent, a network's NIC would become
/// a plain bridge NIC, and the settings of its port group would become its own.
/// </summary>
internal static class NicConfigForm
{
    /// <summary>
    /// The elements that the live form of a network's NIC takes from the network and its port group if the NIC does not have them
    /// itself.
    /// </summary>
    private static readonly string[] Inherited =
    [
        .. NicSettingTable.All.Where(static setting => setting.IsInheritable).Select(static setting => setting.Element),
        "virtualport",
        "port",
    ];

    private static readonly string[] ResolvedSourceAttributes = ["bridge", "portid", "macTableManager"];

    /// <summary>Whether a running NIC may have inherited an element of that name from its network.</summary>
    public static bool MayBeInherited(Nic nic, string element) => nic.Source.IsResolvedNetwork && Inherited.Contains(element);

    /// <summary>
    /// The requested form of the running NIC, with its live address and alias and without its tap. Everything is taken from the live
    /// form, since the persistent one may contain changes that cannot be made live. Only elements that a network's NIC may inherit
    /// are taken from the persistent form, if that names the same network. Without such a form, the VLANs count as the network's
    /// unless they equal the configured ones.
    /// </summary>
    public static XElement Of(Nic live, Nic? config, VlanConfig? configuredVlan)
    {
        var form = new XElement(live.Element);
        form.Elements("target").Remove();
        foreach (var setting in NicSettingTable.All.Where(static setting => setting.ReportedAttribute is not null))
        {
            form.Element(setting.Element)?.SetAttributeValue(setting.ReportedAttribute!, null);
        }

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
        else if (configuredVlan is null || live.Vlan != configuredVlan)
        {
            form.Elements("vlan").Remove();
        }

        return form;
    }

    /// <summary>
    /// The form in which the persistent definition can contain a running NIC that it lacks. What a network's NIC has from its network, as
    /// far as that can be known, is not part of it: the network provides it again.
    /// </summary>
    /// <param name="live">The running NIC.</param>
    /// <param name="configuredVlan">The NIC's own VLANs.</param>
    /// <param name="inherited">What the network provides to the NIC; null if it is on no network.</param>
    public static XElement ForPersistent(Nic live, VlanConfig? configuredVlan, InheritedSettings? inherited)
    {
        var form = Of(live, null, configuredVlan);
        if (live.Tap is { } tap && !TapName.IsGenerated(tap) && live.Element.Element("target") is { } target)
        {
            NicElementOrder.Insert(form, new XElement(target));
        }

        if (live.Source.IsNetwork)
        {
            form.Elements("virtualport").Remove();
            if (inherited is { Bandwidth: not null })
            {
                form.Elements("bandwidth").Remove();
            }
        }

        return form;
    }

    private static void TakeOwn(XElement form, Nic live, Nic config)
    {
        foreach (var name in Inherited)
        {
            // A VLAN of the NIC takes precedence over that of the port group, so if the two forms differ, the live VLAN is not that
            // of the persistent form.
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
