using System.Xml.Linq;
using HvProvider.Listing;
using HvProvider.Networks;
using HvProvider.Nics.Values;

namespace HvProvider.Resources.Bridges.Guests;

/// <summary>
/// The NICs whose links a re-sync has set down and not yet restored. They are stored in the network's metadata: an apply that was killed
/// is completed by the next one, and a link that another tool has set down stays down.
/// </summary>
/// <param name="Nics">The NICs by domain and MAC address.</param>
internal sealed record ResyncMetadata(IReadOnlySet<(Guid Domain, MacAddress Mac)> Nics)
{
    /// <summary>The prefix of <see cref="Uri"/>, which libvirt requires.</summary>
    public const string Prefix = "hv";

    /// <summary>The XML namespace of the element.</summary>
    public const string Uri = "urn:terraform-provider-hv:resync:1";

    private static readonly XName Root = XName.Get("resync", Uri);
    private static readonly XName Nic = XName.Get("nic", Uri);

    /// <summary>Whether no NIC is listed.</summary>
    public bool IsEmpty => Nics.Count == 0;

    /// <summary>Reads the metadata of both definitions of a network. Entries that cannot be read are skipped.</summary>
    public static ResyncMetadata Of(NetworkSnapshot network) => new(network.Definitions
        .SelectMany(static definition => definition.Root.Elements("metadata").Elements(Root).Elements(Nic))
        .Select(Read)
        .OfType<(Guid, MacAddress)>()
        .ToHashSet());

    /// <summary>The metadata that lists these NICs.</summary>
    public static ResyncMetadata Of(IEnumerable<UnmanagedNic> nics) => new(
        nics.Select(static nic => (nic.Listed.Domain.Domain.Uuid, nic.Live.Mac!.Value)).ToHashSet());

    /// <summary>Whether a NIC is listed and its link is still down.</summary>
    public bool Lists(ListedNic nic) =>
        nic.Nics.Live is { EffectiveLink: LinkState.Down, Mac: { } mac } && Nics.Contains((nic.Domain.Domain.Uuid, mac));

    /// <summary>The element for libvirt, which adds the namespace itself.</summary>
    public XElement Write() => new(
        "resync",
        Nics.OrderBy(static nic => nic.Domain).ThenBy(static nic => nic.Mac.ToString(), StringComparer.Ordinal)
            .Select(static nic => new XElement("nic", new XAttribute("domain", nic.Domain), new XAttribute("mac", nic.Mac))));

    private static (Guid, MacAddress)? Read(XElement nic) =>
        Guid.TryParse(nic.Attribute("domain")?.Value, out var domain) && MacAddress.TryParse(nic.Attribute("mac")?.Value, out var mac)
            ? (domain, mac)
            : null;
}
