using System.Xml.Linq;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;

namespace HvProvider.Nics;

/// <summary>Edits a copy of an <c>interface</c> element and changes only the requested parts.</summary>
internal static class NicEditor
{
    /// <summary>Resolves differences, by the names of <see cref="NicAttributes"/> and of the settings.</summary>
    public static void Resolve(XElement nic, IEnumerable<NicDifference> differences, DesiredNic desired)
    {
        foreach (var name in differences.Select(static difference => difference.Attribute))
        {
            if (name == NicAttributes.Alias)
            {
                SetAlias(nic, desired.Alias);
            }
            else if (NicAttributes.IsSource(name))
            {
                SetSource(nic, desired.Source!);
            }
            else if (NicSettingTable.Find(name) is { } setting && desired.Settings.Has(setting))
            {
                setting.Write(nic, desired.Settings.GetRaw(setting));
            }
        }
    }

    /// <summary>Writes the settings that the configuration determines.</summary>
    public static void SetSettings(XElement nic, NicSettingValues settings)
    {
        foreach (var setting in NicSettingTable.All.Where(settings.Has))
        {
            setting.Write(nic, settings.GetRaw(setting));
        }
    }

    /// <summary>Sets the alias.</summary>
    public static void SetAlias(XElement nic, string alias) =>
        InterfaceXml.Replace(nic, "alias", new XElement("alias", new XAttribute("name", alias)));

    /// <summary>Connects the NIC to a bridge or a network.</summary>
    /// <exception cref="ArgumentException">The source is neither.</exception>
    public static void SetSource(XElement nic, NicSource desired)
    {
        var name = (desired.IsNetwork ? desired.Network : desired.Bridge)
            ?? throw new ArgumentException($"A NIC cannot be connected to {desired}: it names no bridge.", nameof(desired));
        var source = InterfaceXml.Child(nic, "source");
        var type = desired.IsNetwork ? "network" : "bridge";
        NicKindChange.RemoveImpossibleParts(nic, type);
        if (nic.Attribute("type")?.Value != type || source.Attribute("network") is not null)
        {
            // The attributes of a different source do not apply to this one.
            source.RemoveAttributes();
            source.RemoveNodes();
        }

        nic.SetAttributeValue("type", type);
        source.SetAttributeValue(type, name);
        if (desired.PortGroup is { } portGroup)
        {
            source.SetAttributeValue("portgroup", portGroup);
        }
    }
}
