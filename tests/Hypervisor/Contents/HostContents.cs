using System.Text.Json;

namespace Hypervisors.Contents;

/// <summary>The domains, libvirt networks, links and bridge ports of a host at one moment.</summary>
public sealed record HostContents(IReadOnlySet<HostItem> Items)
{
    private const string Separator = "---";

    // A tap that is listed has its domain by then, unless it is being attached just now.
    private const string Script = $"""
        ip -json link; echo {Separator}
        virsh -q list --all --name; echo {Separator}
        virsh -q net-list --all --name; echo {Separator}
        for domain in $(virsh -q list --name); do virsh -q domiflist $domain | sed "s/^/$domain /"; done; true
        """;

    /// <summary>Reads what the host has now.</summary>
    public static async Task<HostContents> ReadAsync(IGuestHost host, CancellationToken cancellationToken)
    {
        var output = await host.RunAsync(["sh", "-c", Script], cancellationToken);
        var parts = output.Split(Separator).Select(part => part.Split('\n', StringSplitOptions.RemoveEmptyEntries)).ToArray();

        // Lines of virsh: domain, tap, type, source, model, MAC address.
        var taps = parts[3].Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .DistinctBy(columns => columns[1])
            .ToDictionary(columns => columns[1], columns => columns[0], StringComparer.Ordinal);
        using var links = JsonDocument.Parse(string.Concat(parts[0]));
        return new HostContents(new HashSet<HostItem>(
        [
            .. links.RootElement.EnumerateArray().Select(link => Read(link, taps)),
            .. parts[1].Select(name => new HostItem(HostItemKind.Domain, name.Trim())),
            .. parts[2].Select(name => new HostItem(HostItemKind.Network, name.Trim())),
        ]));
    }

    /// <summary>What has come since then, in a fixed order.</summary>
    public IReadOnlyList<HostItem> AddedSince(HostContents earlier) => Ordered(Items.Except(earlier.Items));

    /// <summary>What has come and what is missing since then, for people; nothing where both are the same.</summary>
    public IReadOnlyList<string> DifferencesTo(HostContents earlier) =>
    [
        .. AddedSince(earlier).Select(item => $"left behind: {item}"),
        .. earlier.AddedSince(this).Select(item => $"missing: {item}"),
    ];

    /// <summary>Removes domains, networks and links, as far as they can be removed.</summary>
    public static async Task RemoveAsync(IGuestHost host, IEnumerable<HostItem> items, CancellationToken cancellationToken)
    {
        foreach (var item in Ordered(items))
        {
            var command = item.Kind switch
            {
                HostItemKind.Domain => $"virsh destroy {item.Name}; virsh undefine --managed-save {item.Name}",
                HostItemKind.Network => $"virsh net-destroy {item.Name}; virsh net-undefine {item.Name}",
                _ => $"ip link delete {item.Name.Split(' ')[0]}",
            };
            await host.TryRunAsync(["sh", "-c", command], cancellationToken);
        }
    }

    private static HostItem Read(JsonElement link, IReadOnlyDictionary<string, string> taps)
    {
        var name = link.GetProperty("ifname").GetString()!;
        return link.TryGetProperty("master", out var bridge)
            ? new HostItem(HostItemKind.Port, $"{name} of {bridge.GetString()}", taps.GetValueOrDefault(name))
            : new HostItem(HostItemKind.Link, name, taps.GetValueOrDefault(name));
    }

    // A domain goes before the network and the bridge that it uses.
    private static IReadOnlyList<HostItem> Ordered(IEnumerable<HostItem> items) =>
        [.. items.OrderBy(item => item.Kind).ThenBy(item => item.Name, StringComparer.Ordinal)];
}
