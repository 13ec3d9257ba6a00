using System.Buffers;
using System.Text.Json;
using System.Xml.Linq;
using HvProvider.DomainNics;
using HvProvider.Hosts.Text;
using HvProvider.Nics.Values;
using HvProvider.Vlans;
using HvProvider.Xml;
using TerraformPlugin.Values;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>
/// The private state of an attachment. It is optional: with the domain's name, a plan without a hypervisor detects that a UUID and a
/// name identify the same domain; with the expected VLANs and limits, it detects whether the NIC has them. It must not contain
/// anything that a delete requires, since the delete of a replacement does not receive it.
/// </summary>
/// <param name="DomainName">The name of the domain when last read.</param>
/// <param name="Vlans">The expected VLANs of the NIC when last read; null if they were not known.</param>
/// <param name="IsNetwork">Whether the NIC belonged to a libvirt network, which may assign VLANs to it.</param>
/// <param name="IsImported">Whether the NIC was imported and has not been changed since.</param>
/// <param name="Inherited">The settings inherited from the network when last read; null if they were not known.</param>
/// <param name="OwnBandwidth">The limits of the NIC itself, regardless of which tool set them.</param>
/// <param name="Drift">The drift of the tap when last read; null if there was none.</param>
internal sealed record PrivateState(
    string? DomainName,
    PortVlans? Vlans = null,
    bool IsNetwork = false,
    bool IsImported = false,
    InheritedSettings? Inherited = null,
    Bandwidth? OwnBandwidth = null,
    TapDrift? Drift = null)
{
    private const string DifferencesKey = "differences";
    private const string DomainNameKey = "domain_name";
    private const string NetworkKey = "network";
    private const string ImportedKey = "imported";
    private const string InheritedKey = "inherited";
    private const string InheritedBandwidthKey = "inherited_bandwidth";
    private const string OwnBandwidthKey = "bandwidth";
    private const string TakenOverKey = "taken_over";
    private const string VlansKey = "vlans";
    private const string PvidKey = "pvid";
    private const string UntaggedKey = "untagged";
    private const string TaggedKey = "tagged";
    private const string DriftKey = "drift";

    /// <summary>Whether the plan that destroys the resource creates another one for the same NIC, which must stay attached.</summary>
    public bool IsTakenOver { get; init; }

    /// <summary>The differences between the definitions when last read.</summary>
    public SyncDifferences Differences { get; init; }

    /// <summary>
    /// The planned <c>in_sync</c>: an apply repairs only what this provider manages.
    /// </summary>
    /// <param name="prior">The value in the state.</param>
    public Tf<bool> PlannedSync(Tf<bool> prior) => Differences switch
    {
        SyncDifferences.Unmanaged => prior,
        SyncDifferences.Unmanaged | SyncDifferences.Managed => Tf<bool>.Unknown,
        _ => true,
    };

    /// <summary>Decodes the private state; unreadable content is ignored.</summary>
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
                ReadElement(root.Text(OwnBandwidthKey), BandwidthXml.Read),
                root.Member(DriftKey) is { ValueKind: JsonValueKind.Object } drift ? TapDriftJson.Read(drift) : null)
            {
                IsTakenOver = root.Flag(TakenOverKey) is true,
                Differences = (SyncDifferences)(root.Number(DifferencesKey) ?? 0),
            };
        }
        catch (Exception exception) when (exception is JsonException or UnreadableXmlException)
        {
            return new PrivateState((string?)null);
        }
    }

    /// <summary>
    /// The bytes that Terraform stores. What has its default is left out: after each change of a resource, Terraform writes the states of
    /// all resources again.
    /// </summary>
    public ReadOnlyMemory<byte> Encode()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString(DomainNameKey, DomainName);
            WriteFlag(writer, NetworkKey, IsNetwork);
            WriteFlag(writer, ImportedKey, IsImported);
            WriteFlag(writer, TakenOverKey, IsTakenOver);

            if (Differences != SyncDifferences.None)
            {
                writer.WriteNumber(DifferencesKey, (int)Differences);
            }

            if (Inherited is not null)
            {
                writer.WriteString(InheritedKey, Text(Inherited.Vlan, VlanXml.Write));
                writer.WriteString(InheritedBandwidthKey, Text(Inherited.Bandwidth, BandwidthXml.Write));
            }

            if (OwnBandwidth is not null)
            {
                writer.WriteString(OwnBandwidthKey, Text(OwnBandwidth, BandwidthXml.Write));
            }

            if (Vlans is not null)
            {
                Write(writer, Vlans);
            }

            if (Drift is not null)
            {
                writer.WritePropertyName(DriftKey);
                TapDriftJson.Write(writer, Drift);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void WriteFlag(Utf8JsonWriter writer, string key, bool value)
    {
        if (value)
        {
            writer.WriteBoolean(key, true);
        }
    }

    // The values are stored as libvirt's own elements; an absent value is the empty text.
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

        // As text, since a port may have all VLANs.
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
