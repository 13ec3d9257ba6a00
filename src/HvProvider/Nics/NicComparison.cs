using System.Xml.Linq;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;

namespace HvProvider.Nics;

/// <summary>
/// Compares by meaning the parts of a NIC that this provider manages: its alias, its source and the settings of the table.
/// </summary>
internal static class NicComparison
{
    /// <summary>
    /// The elements that do not count as foreign: those that the provider writes, and those that libvirt adds to a NIC that it has
    /// attached.
    /// </summary>
    private static readonly HashSet<string> OwnElements =
        [.. NicSettingTable.Configurable.Select(static setting => setting.Element), "source", "alias", "target", "guest"];

    /// <summary>
    /// The differences between a NIC and its configuration. Foreign settings are ignored, as is an alias assigned by libvirt: it
    /// exists in live definitions only, where the alias can no longer be set.
    /// </summary>
    public static IReadOnlyList<NicDifference> WithDesired(Nic nic, DesiredNic desired)
    {
        var differences = new List<NicDifference>();
        if (nic.Alias is null || NicName.IsUserAlias(nic.Alias))
        {
            AddText(differences, NicAttributes.Alias, nic.Alias, desired.Alias);
        }

        if (desired.Source is { } source && !source.IsSameAs(nic.Source))
        {
            differences.Add(BetweenSources(nic.Source, source));
        }

        differences.AddRange(NicSettingTable.All
            .Where(desired.Settings.Has)
            .Where(setting => !MayBeInherited(setting, nic, desired))
            .Select(setting => setting.Compare(nic.Settings.GetRaw(setting), desired.Settings.GetRaw(setting)))
            .OfType<NicDifference>());
        return differences;
    }

    /// <summary>
    /// The differences between a running NIC and the current settings of its network. An update with <paramref name="form"/>, the NIC
    /// as it was attached with its own settings only, applies the current settings.
    /// </summary>
    public static IReadOnlyList<NicDifference> WithNetwork(Nic live, XElement form, DesiredNic desired) =>
        desired.Inherited is not { } inherited || !StaysOnNetwork(live, desired)
            ? []
            : [.. NicSettingTable.All
                .Where(setting => setting.IsInheritable && desired.Settings.GetRaw(setting) is null)
                .Select(setting => setting.Compare(
                    live.Settings.GetRaw(setting), setting.Read(form) ?? setting.InheritedFrom(inherited)))
                .OfType<NicDifference>()];

    /// <summary>
    /// For adoption: as <see cref="WithDesired"/>, but the alias must exist, and every setting that a create would not have set is a
    /// difference, under its name in the XML. Empty means that a create would have attached an identical NIC.
    /// </summary>
    public static IReadOnlyList<NicDifference> ForAdoption(Nic nic, DesiredNic desired)
    {
        var differences = new List<NicDifference>(WithDesired(nic, desired));
        if (nic.Alias is not null && !NicName.IsUserAlias(nic.Alias))
        {
            differences.Insert(0, new NicDifference(NicAttributes.Alias, nic.Alias, desired.Alias));
        }

        differences.AddRange(nic.Element.Elements()
            .Select(static element => element.Name.ToString())
            .Where(name => !OwnElements.Contains(name) && !NicConfigForm.MayBeInherited(nic, name))
            .Select(static name => new NicDifference(XName.Get(name).LocalName, "set", null)));
        differences.AddRange(ForeignAttributes(nic.Element, "type"));
        differences.AddRange(NicSettingTable.Configurable
            .Where(static setting => setting.ElementAttribute is not null)
            .SelectMany(setting => ForeignAttributes(
                nic.Element.Element(setting.Element), setting.ElementAttribute!, setting.ReportedAttribute)));
        if (nic.Tap is not null && !TapName.IsGenerated(nic.Tap))
        {
            differences.Add(new NicDifference("target", nic.Tap, null));
        }

        return differences;
    }

    /// <summary>
    /// The differences between the persistent definition (found) and the live one (expected). Empty means in sync. The provider's
    /// alias in the persistent definition and libvirt's in the live one are no difference: the alias takes effect at the next start.
    /// A value that a network's NIC inherits from its port group, and an address that only one definition contains, are no
    /// differences either.
    /// </summary>
    public static IReadOnlyList<NicDifference> BetweenDefinitions(Nic live, Nic config)
    {
        var differences = new List<NicDifference>();
        if (NicName.IsUserAlias(live.Alias))
        {
            AddText(differences, NicAttributes.Alias, config.Alias, live.Alias);
        }

        AddText(differences, live.Source.Attribute, Describe(config.Source), Describe(live.Source));
        differences.AddRange(NicSettingTable.All
            .Where(setting => IsCompared(setting, live, config))
            .Select(setting => setting.Compare(config.Settings.GetRaw(setting), live.Settings.GetRaw(setting)))
            .OfType<NicDifference>());
        return differences;
    }

    private static bool IsCompared(NicSetting setting, Nic live, Nic config) => setting.Comparison switch
    {
        DefinitionComparison.Always =>
            !(setting.IsInheritable && live.Source.IsNetwork && config.Settings.GetRaw(setting) is null),
        DefinitionComparison.WhereBothHave =>
            live.Settings.GetRaw(setting) is not null && config.Settings.GetRaw(setting) is not null,
        _ => false,
    };

    /// <summary>If a running NIC belongs to a network, a value that the configuration does not set may come from its port group.</summary>
    private static bool MayBeInherited(NicSetting setting, Nic nic, DesiredNic desired) =>
        setting.IsInheritable && desired.Settings.GetRaw(setting) is null && StaysOnNetwork(nic, desired);

    /// <summary>Whether the running NIC belongs to a network and stays on that network and port group.</summary>
    private static bool StaysOnNetwork(Nic nic, DesiredNic desired) =>
        (desired.Source is null || desired.Source.IsSameAs(nic.Source)) && nic.Source.IsResolvedNetwork;

    private static NicDifference BetweenSources(NicSource found, NicSource expected) => found.IsNetwork && found.Network == expected.Network
        ? new NicDifference(NicAttributes.PortGroup, found.PortGroup, expected.PortGroup)
        : expected.IsNetwork ? new NicDifference(NicAttributes.Network, found.ToString(), expected.ToString())
        : new NicDifference(NicAttributes.Bridge, Describe(found), expected.Bridge);

    private static string Describe(NicSource source) =>
        source is { IsPlainBridge: true, Bridge: { } bridge } ? bridge : source.ToString();

    private static void AddText(List<NicDifference> differences, string attribute, string? found, string? expected)
    {
        if (found != expected)
        {
            differences.Add(new NicDifference(attribute, found, expected));
        }
    }

    private static IEnumerable<NicDifference> ForeignAttributes(XElement? element, params string?[] own) =>
        (element?.Attributes() ?? [])
            .Where(attribute => !attribute.IsNamespaceDeclaration && !own.Contains(attribute.Name.ToString()))
            .Select(attribute => new NicDifference(attribute.Name.LocalName, attribute.Value, null));
}
