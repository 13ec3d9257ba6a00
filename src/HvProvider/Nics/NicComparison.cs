using System.Xml.Linq;

namespace HvProvider.Nics;

/// <summary>Compares by meaning what this provider manages of a NIC.</summary>
internal static class NicComparison
{
    /// <summary>What makes no NIC foreign: what we write ourselves, and what libvirt adds to a NIC that it has plugged.</summary>
    private static readonly string[] OwnElements =
        ["mac", "source", "vlan", "model", "link", "alias", "address", "target", "guest"];

    /// <summary>
    /// In what the NIC differs from what is wanted, by the resource's attributes. Foreign settings don't count, nor does an
    /// alias that libvirt chose itself: it stands in live definitions only, where none can be set any more.
    /// </summary>
    public static IReadOnlyList<NicDifference> WithDesired(Nic nic, DesiredNic desired)
    {
        var differences = new List<NicDifference>();
        if (nic.Alias is null || NicName.IsUserAlias(nic.Alias))
        {
            Add(differences, NicAttributes.Alias, nic.Alias, desired.Alias);
        }

        Add(differences, NicAttributes.MacAddress, nic.Mac?.ToString(), desired.Mac.ToString());
        if (desired.Source is { } source && !source.IsSameAs(nic.Source))
        {
            differences.Add(BetweenSources(nic.Source, source));
        }

        if (!IsInheritedVlan(nic, desired) && nic.Vlan != desired.Vlan)
        {
            differences.Add(new NicDifference(NicAttributes.Vlan, nic.Vlan?.ToString(), desired.Vlan?.ToString()));
        }

        Add(differences, NicAttributes.Model, nic.Model, desired.Model);
        Add(differences, NicAttributes.LinkState, Describe(nic.EffectiveLink), Describe(desired.Link));
        if (desired.PciAddress is { } address)
        {
            Add(differences, NicAttributes.PciAddress, nic.PciAddress?.ToString(), address.ToString());
        }

        return differences;
    }

    /// <summary>
    /// In what a running NIC differs from what its network would give it now. Resent as it was asked for, it gets that; it cannot be
    /// told from what it asks for itself, so <paramref name="form"/>, the form in which it was asked for, has none of its own.
    /// </summary>
    public static IReadOnlyList<NicDifference> WithNetwork(Nic live, XElement form, DesiredNic desired)
    {
        if (desired.Inherited is not { } inherited || !IsNetworks(live, desired))
        {
            return [];
        }

        var differences = new List<NicDifference>();
        if (desired.Vlan is null && form.Element("vlan") is null && live.Vlan != inherited.Vlan)
        {
            differences.Add(new NicDifference(NicAttributes.Vlan, live.Vlan?.ToString(), inherited.Vlan?.ToString()));
        }
        // What the NIC is limited to itself takes the place of all that the port group says, not only of the same direction.
        var bandwidth = BandwidthXml.Read(form.Element("bandwidth")) ?? inherited.Bandwidth;
        if (live.Bandwidth != bandwidth)
        {
            differences.Add(new NicDifference(NicAttributes.Bandwidth, live.Bandwidth?.ToString(), bandwidth?.ToString()));
        }

        return differences;
    }

    /// <summary>
    /// For adoption: as <see cref="WithDesired"/>, but the alias has to be there, and every setting that we would not have
    /// made counts as well, by its name in the XML. Empty means that this is the NIC we would have attached.
    /// </summary>
    public static IReadOnlyList<NicDifference> ForAdoption(Nic nic, DesiredNic desired)
    {
        var differences = new List<NicDifference>(WithDesired(nic, desired));
        if (nic.Alias is not null && !NicName.IsUserAlias(nic.Alias))
        {
            differences.Insert(0, new NicDifference(NicAttributes.Alias, nic.Alias, desired.Alias));
        }

        differences.AddRange(nic.Element.Elements()
            .Where(element => !OwnElements.Contains(element.Name.ToString())
                && !NicConfigForm.MayBeInherited(nic, element.Name.ToString()))
            .Select(element => new NicDifference(element.Name.LocalName, "set", null)));
        differences.AddRange(ForeignAttributes(nic.Element, "type"));
        differences.AddRange(ForeignAttributes(nic.Element.Element("mac"), "address"));
        differences.AddRange(ForeignAttributes(nic.Element.Element("model"), "type"));
        if (nic.Tap is not null && !TapName.IsGenerated(nic.Tap))
        {
            differences.Add(new NicDifference("target", nic.Tap, null));
        }

        return differences;
    }

    /// <summary>
    /// In what the persistent definition (found) differs from the live one (wanted). Empty means in sync. An alias that is
    /// ours in the persistent one and libvirt's own in the live one is no difference: it takes effect at the next start.
    /// Neither is the VLAN that a network's NIC got from its port group, nor an address that one of them lacks.
    /// </summary>
    public static IReadOnlyList<NicDifference> BetweenDefinitions(Nic live, Nic config)
    {
        var differences = new List<NicDifference>();
        if (NicName.IsUserAlias(live.Alias))
        {
            Add(differences, NicAttributes.Alias, config.Alias, live.Alias);
        }

        Add(differences, NicAttributes.MacAddress, config.Mac?.ToString(), live.Mac?.ToString());
        Add(differences, live.Source.Attribute, Describe(config.Source), Describe(live.Source));
        if (!(live.Source.IsNetwork && config.Vlan is null) && live.Vlan != config.Vlan)
        {
            differences.Add(new NicDifference(NicAttributes.Vlan, config.Vlan?.ToString(), live.Vlan?.ToString()));
        }

        Add(differences, NicAttributes.Model, config.Model, live.Model);
        Add(differences, NicAttributes.LinkState, Describe(config.EffectiveLink), Describe(live.EffectiveLink));
        if (live.PciAddress is { } liveAddress && config.PciAddress is { } configAddress)
        {
            Add(differences, NicAttributes.PciAddress, configAddress.ToString(), liveAddress.ToString());
        }

        return differences;
    }

    /// <summary>Where a network's NIC runs, the VLAN that it shows without our asking may be its port group's.</summary>
    private static bool IsInheritedVlan(Nic nic, DesiredNic desired) => desired.Vlan is null && IsNetworks(nic, desired);

    /// <summary>Whether it runs as a NIC of a network, and is to stay one of this network and port group.</summary>
    private static bool IsNetworks(Nic nic, DesiredNic desired) =>
        (desired.Source is null || desired.Source.IsSameAs(nic.Source)) && nic.Source.IsResolvedNetwork;

    private static NicDifference BetweenSources(NicSource found, NicSource wanted) => found.IsNetwork && found.Network == wanted.Network
        ? new NicDifference(NicAttributes.PortGroup, found.PortGroup, wanted.PortGroup)
        : wanted.IsNetwork ? new NicDifference(NicAttributes.Network, found.ToString(), wanted.ToString())
        : new NicDifference(NicAttributes.Bridge, Describe(found), wanted.Bridge);

    private static string Describe(NicSource source) =>
        source is { IsPlainBridge: true, Bridge: { } bridge } ? bridge : source.ToString();

    private static string Describe(LinkState state) => state == LinkState.Up ? "up" : "down";

    private static void Add(List<NicDifference> differences, string attribute, string? found, string? wanted)
    {
        if (found != wanted)
        {
            differences.Add(new NicDifference(attribute, found, wanted));
        }
    }

    private static IEnumerable<NicDifference> ForeignAttributes(XElement? element, string own) =>
        (element?.Attributes() ?? [])
            .Where(attribute => !attribute.IsNamespaceDeclaration && attribute.Name != own)
            .Select(attribute => new NicDifference(attribute.Name.LocalName, attribute.Value, null));
}
