namespace HvProvider.Commands.Map.Model;

/// <summary>The layer 2 of a hypervisor at about one moment.</summary>
internal sealed record HostMap
{
    /// <summary>The libvirt URI.</summary>
    public required string Uri { get; init; }

    /// <summary>The host name, as reported by libvirt.</summary>
    public required string Hostname { get; init; }

    /// <summary>The version of libvirt.</summary>
    public required string LibvirtVersion { get; init; }

    /// <summary>The parts that could not be read, and why. Their values are null everywhere below.</summary>
    public required IReadOnlyList<UnreadPart> Unread { get; init; }

    /// <summary>The bridges, by name.</summary>
    public required IReadOnlyList<MapBridge> Bridges { get; init; }

    /// <summary>NICs without a bridge; empty if only one bridge is drawn.</summary>
    public required IReadOnlyList<MapNic> Elsewhere { get; init; }

    /// <summary>The NICs with findings, in drawing order.</summary>
    public IEnumerable<MapNic> Marked => Bridges.SelectMany(static bridge => bridge.Nics).Where(static nic => nic.Findings.Count > 0);

    /// <summary>Whether the host was read, so that missing objects do not exist.</summary>
    public bool IsHostRead => Unread.All(static part => part.Name != UnreadPart.Host);

    /// <summary>The number of NICs with a finding of that kind.</summary>
    public int Count(MapFindingKind kind) => Marked.Count(nic => nic.Has(kind));
}
