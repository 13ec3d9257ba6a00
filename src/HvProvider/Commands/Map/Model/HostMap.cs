namespace HvProvider.Commands.Map.Model;

/// <summary>Layer 2 of a hypervisor's host at about one moment, as it is drawn.</summary>
internal sealed record HostMap
{
    /// <summary>The libvirt URI by which it was read.</summary>
    public required string Uri { get; init; }

    /// <summary>The host's name, as libvirt tells it.</summary>
    public required string Hostname { get; init; }

    /// <summary>The version of libvirt there.</summary>
    public required string LibvirtVersion { get; init; }

    /// <summary>What could not be read, and why. Nothing of it is guessed: it is null everywhere below.</summary>
    public required IReadOnlyList<UnreadPart> Unread { get; init; }

    /// <summary>The bridges, by name.</summary>
    public required IReadOnlyList<MapBridge> Bridges { get; init; }

    /// <summary>NICs that are on no bridge; none where one bridge alone is drawn.</summary>
    public required IReadOnlyList<MapNic> Elsewhere { get; init; }

    /// <summary>The NICs of which something was found, in the order of the drawing.</summary>
    public IEnumerable<MapNic> Marked => Bridges.SelectMany(static bridge => bridge.Nics).Where(static nic => nic.Findings.Count > 0);

    /// <summary>Whether the host itself was seen, so that what was not found is not there.</summary>
    public bool IsHostRead => Unread.All(static part => part.Name != UnreadPart.Host);

    /// <summary>How many NICs something of that kind was found of.</summary>
    public int Count(MapFindingKind kind) => Marked.Count(nic => nic.Has(kind));
}
