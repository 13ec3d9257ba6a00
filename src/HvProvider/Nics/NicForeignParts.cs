using System.Xml.Linq;
using HvProvider.Nics.Settings;
using HvProvider.Xml;

namespace HvProvider.Nics;

/// <summary>
/// Compares the parts of a NIC that this provider does not manage, such as <c>filterref</c>, <c>mtu</c> or
/// <c>trustGuestRxFilters</c>, between the live and the persistent definition.
/// </summary>
internal static class NicForeignParts
{
    private const string TrustsGuestFilters = "trustGuestRxFilters";

    /// <summary>Elements of settings of this provider, and elements that libvirt adds or changes in the live definition.</summary>
    private static readonly HashSet<string> NotCompared =
        [.. NicSettingTable.All.Select(static setting => setting.Element), "source", "alias", "target", "guest"];

    /// <summary>What a running NIC may have from its network.</summary>
    private static readonly string[] OfNetwork = ["virtualport", "port", "mtu", TrustsGuestFilters];

    /// <summary>The differences, in the order of their names; empty if there are none, or the two are of different kinds.</summary>
    public static IReadOnlyList<string> Differences(Nic live, Nic config) =>
        live.Source.IsNetwork != config.Source.IsNetwork || !IsOnBridge(live) || !IsOnBridge(config)
            ? []
            : [.. Names(live).Union(Names(config)).Order(StringComparer.Ordinal)
                .Select(name => Difference(name, live, config)).OfType<string>()];

    private static bool IsOnBridge(Nic nic) => nic.Source.IsPlainBridge || nic.Source.IsNetwork;

    private static IEnumerable<string> Names(Nic nic) => nic.Element.Elements()
        .Select(static element => element.Name.ToString())
        .Where(static name => !NotCompared.Contains(name))
        .Append(TrustsGuestFilters);

    private static string? Difference(string name, Nic live, Nic config)
    {
        var (inLive, inConfig) = (Parts(name, live), Parts(name, config));
        return inLive.Length == inConfig.Length && inLive.Zip(inConfig, XmlMeaning.AreEqual).All(static equal => equal) ? null
            : inConfig.Length == 0 && live.Source.IsNetwork && OfNetwork.Contains(name) ? null
            : inConfig.Length == 0 ? $"{name}: only in the live definition"
            : inLive.Length == 0 ? $"{name}: only in the persistent definition"
            : $"{name}: different in the two definitions";
    }

    private static XElement[] Parts(string name, Nic nic) => name == TrustsGuestFilters
        ? nic.Element.Attribute(name) is { Value: not "no" } attribute ? [new XElement(name, attribute.Value)] : []
        : [.. nic.Element.Elements(XName.Get(name)).Select(Comparable)];

    /// <summary>libvirt generates the interface ID of a port in each definition.</summary>
    private static XElement Comparable(XElement part)
    {
        var copy = new XElement(part);
        copy.Elements("parameters").Attributes("interfaceid").Remove();
        copy.Elements("parameters").Where(static parameters => !parameters.HasAttributes).Remove();
        return copy;
    }
}
