using System.Xml.Linq;
using HvProvider.Listing;
using HvProvider.Networks;
using HvProvider.Nics.Values;

namespace HvProvider.Resources.Bridges.Guests;

/// <summary>
/// The NICs whose links a re-sync has taken, for as long as it has: kept in the network's own metadata, so that an apply that was killed in
/// between is continued by the next one, and a link that somebody else took down stays down.
/// </summary>
/// <param name="Nics">The NICs: domain and MAC address.</param>
internal sealed record LinksToRestore(IReadOnlySet<(Guid Domain, MacAddress Mac)> Nics)
{
    /// <summary>The prefix of <see cref="Uri"/>, as libvirt wants one.</summary>
    public const string Prefix = "hv";

    /// <summary>The name of the element's namespace.</summary>
    public const string Uri = "urn:terraform-provider-hv:resync:1";

    /// <summary>None.</summary>
    public static readonly LinksToRestore None = new(new HashSet<(Guid, MacAddress)>());

    private static readonly XName Root = XName.Get("resync", Uri);
    private static readonly XName Nic = XName.Get("nic", Uri);

    /// <summary>Whether there are any.</summary>
    public bool Any => Nics.Count > 0;

    /// <summary>Reads them from both definitions of a network. What cannot be read is none.</summary>
    public static LinksToRestore Of(NetworkSnapshot network) => new(network.Definitions
        .SelectMany(static definition => definition.Root.Elements("metadata").Elements(Root).Elements(Nic))
        .Select(Read)
        .OfType<(Guid, MacAddress)>()
        .ToHashSet());

    /// <summary>Whether a NIC is one of them, and still without its link.</summary>
    public bool Has(ListedNic nic) => nic.Nics.Live is { EffectiveLink: LinkState.Down, Mac: { } mac } && Nics.Contains((nic.Domain.Domain.Uuid, mac));

    /// <summary>The element, as libvirt takes it: without the namespace of its own, which it adds.</summary>
    public XElement Write() => new(
        "resync",
        Nics.OrderBy(static nic => nic.Domain).ThenBy(static nic => nic.Mac.ToString(), StringComparer.Ordinal).Select(static nic => new XElement(
            "nic", new XAttribute("domain", nic.Domain), new XAttribute("mac", nic.Mac))));

    private static (Guid, MacAddress)? Read(XElement nic) =>
        Guid.TryParse(nic.Attribute("domain")?.Value, out var domain) && MacAddress.TryParse(nic.Attribute("mac")?.Value, out var mac)
            ? (domain, mac)
            : null;
}
