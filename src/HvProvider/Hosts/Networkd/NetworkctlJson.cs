using System.Net;
using System.Text.Json;
using HvProvider.Hosts.Kernel;
using HvProvider.Hosts.Text;

namespace HvProvider.Hosts.Networkd;

/// <summary>
/// Parses the output of <c>networkctl --json=short list</c>: the description that <c>Describe()</c> of
/// org.freedesktop.network1(5) returns.
/// </summary>
internal static class NetworkctlJson
{
    private const int MaxAddressBytes = 16;

    /// <summary>The links by interface index.</summary>
    /// <exception cref="HostReadException">The text is not JSON.</exception>
    public static IReadOnlyDictionary<int, NetworkdLink> Parse(string text, string origin)
    {
        using var document = JsonText.Parse(text, origin);
        return document.RootElement.Elements("Interfaces").Select(Read).OfType<NetworkdLink>()
            .DistinctBy(static link => link.Index)
            .ToDictionary(static link => link.Index);
    }

    private static NetworkdLink? Read(JsonElement json) =>
        json.Number("Index") is not { } index || json.Text("Name") is not { } name ? null : new NetworkdLink
        {
            Index = index,
            Name = name,
            Type = json.Text("Type"),
            Driver = json.Text("Driver"),
            SetupState = json.Text("SetupState") ?? json.Text("AdministrativeState"),
            OperationalState = json.Text("OperationalState"),
            NetworkFile = json.Text("NetworkFile"),
            NetworkDropIns = DropIns(json, "NetworkFile"),
            NetDevFile = json.Text("NetDevFile"),
            NetDevDropIns = DropIns(json, "NetDevFile"),
            AddressSources = json.Elements("Addresses").Select(ReadSource).OfType<KeyValuePair<LinkAddress, string>>()
                .DistinctBy(static source => source.Key).ToDictionary(),
        };

    // Versions that report drop-ins print null for none.
    private static IReadOnlyList<string>? DropIns(JsonElement json, string file) =>
        json.Has(file + "Dropins") ? json.Texts(file + "Dropins") ?? [] : null;

    private static KeyValuePair<LinkAddress, string>? ReadSource(JsonElement json) =>
        ReadAddress(json) is { } address && json.Number("PrefixLength") is { } length && json.Text("ConfigSource") is { } source
            ? new(new LinkAddress(address, length), source)
            : null;

    /// <summary>An array of bytes.</summary>
    private static IPAddress? ReadAddress(JsonElement json)
    {
        var bytes = json.Elements("Address").Take(MaxAddressBytes + 1)
            .Select(static e => e.ValueKind == JsonValueKind.Number && e.TryGetByte(out var octet) ? octet : (byte?)null)
            .ToList();
        return bytes.Count is 4 or MaxAddressBytes && !bytes.Contains(null)
            ? new IPAddress([.. bytes.Select(static octet => octet!.Value)])
            : null;
    }
}
