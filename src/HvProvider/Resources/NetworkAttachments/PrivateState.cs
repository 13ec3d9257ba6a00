using System.Buffers;
using System.Text.Json;
using System.Xml.Linq;
using HvProvider.Hosts.Text;
using HvProvider.Nics.Values;
using HvProvider.Vlans;
using HvProvider.Xml;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>
/// What is remembered beside the state, and only a convenience: the domain's name, so that a plan without a hypervisor
/// sees that a UUID and a name mean the same domain; the VLANs and limits that the NIC has to have, so that such a plan sees whether it
/// has them. Nothing that a delete needs may be here, since a replacement's delete
/// does not get it.
/// </summary>
/// <param name="DomainName">The domain's name when it was last read.</param>
/// <param name="Vlans">The VLANs that the NIC had to have then; null where they were not known.</param>
/// <param name="IsNetwork">Whether the NIC was a libvirt network's, which may give it VLANs.</param>
/// <param name="IsImported">Whether the NIC was imported, and nothing has been changed since.</param>
/// <param name="Inherited">What it got from its network then; null where that was not known.</param>
/// <param name="OwnBandwidth">The limits that the NIC had itself, whoever set them.</param>
internal sealed record PrivateState(
    string? DomainName,
    PortVlans? Vlans = null,
    bool IsNetwork = false,
    bool IsImported = false,
    InheritedSettings? Inherited = null,
    Bandwidth? OwnBandwidth = null)
{
    private const string DomainNameKey = "domain_name";
    private const string NetworkKey = "network";
    private const string ImportedKey = "imported";
    private const string InheritedKey = "inherited";
    private const string InheritedBandwidthKey = "inherited_bandwidth";
    private const string OwnBandwidthKey = "bandwidth";
    private const string VlansKey = "vlans";
    private const string PvidKey = "pvid";
    private const string UntaggedKey = "untagged";
    private const string TaggedKey = "tagged";

    /// <summary>Reads it; what cannot be read is forgotten.</summary>
    public static PrivateState Decode(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return new PrivateState((string?)null);
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            var root = document.RootElement;
            return new PrivateState(
                root.Text(DomainNameKey),
                root.Member(VlansKey) is { ValueKind: JsonValueKind.Object } vlans
                    ? new PortVlans(vlans.Number(PvidKey), Numbers(vlans, UntaggedKey), Numbers(vlans, TaggedKey))
                    : null,
                root.Flag(NetworkKey) is true,
                root.Flag(ImportedKey) is true,
                root.Text(InheritedKey) is { } inherited
                    ? new InheritedSettings(
                        ReadElement(inherited, VlanXml.Read), ReadElement(root.Text(InheritedBandwidthKey), BandwidthXml.Read))
                    : null,
                ReadElement(root.Text(OwnBandwidthKey), BandwidthXml.Read));
        }
        catch (Exception exception) when (exception is JsonException or UnreadableXmlException)
        {
            return new PrivateState((string?)null);
        }
    }

    /// <summary>The bytes for Terraform to keep.</summary>
    public ReadOnlyMemory<byte> Encode()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString(DomainNameKey, DomainName);
            writer.WriteBoolean(NetworkKey, IsNetwork);
            writer.WriteBoolean(ImportedKey, IsImported);
            if (Inherited is not null)
            {
                writer.WriteString(InheritedKey, Text(Inherited.Vlan, VlanXml.Write));
                writer.WriteString(InheritedBandwidthKey, Text(Inherited.Bandwidth, BandwidthXml.Write));
            }

            writer.WriteString(OwnBandwidthKey, Text(OwnBandwidth, BandwidthXml.Write));

            if (Vlans is not null)
            {
                Write(writer, Vlans);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    // Kept are libvirt's own elements; nothing is the empty text.
    private static string Text<T>(T? value, Func<T, XElement> write)
        where T : class => value is null ? "" : write(value).ToString(SaveOptions.DisableFormatting);

    private static T? ReadElement<T>(string? text, Func<XElement?, T?> read)
        where T : class => string.IsNullOrEmpty(text) ? null : read(SafeXml.Parse(text));

    private static void Write(Utf8JsonWriter writer, PortVlans vlans)
    {
        writer.WriteStartObject(VlansKey);
        if (vlans.Pvid is { } pvid)
        {
            writer.WriteNumber(PvidKey, pvid);
        }

        // As text, since a port may have them all.
        writer.WriteString(UntaggedKey, VlanRanges.Format(vlans.Untagged));
        writer.WriteString(TaggedKey, VlanRanges.Format(vlans.Tagged));
        writer.WriteEndObject();
    }

    private static int[] Numbers(JsonElement vlans, string key) =>
    [
        .. (vlans.Text(key) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(VlanRanges.ParseOne)
            .OfType<(int First, int Last)>()
            .SelectMany(static range => Enumerable.Range(range.First, range.Last - range.First + 1)),
    ];
}
