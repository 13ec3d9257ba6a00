using Hypervisors;

namespace Labs;

/// <summary>How a lab's network is configured: a folder of <c>tests/Lab/hosts</c>.</summary>
public sealed record HostVariant
{
    private HostVariant(string name) => Name = name;

    /// <summary>The site's own layout: <c>DefaultPVID</c> not set, the uplink's native VLAN 20, the host on br0.20.</summary>
    public static HostVariant Site { get; } = new("site");

    /// <summary>The site with <c>DefaultPVID=20</c>.</summary>
    public static HostVariant DefaultPvid20 { get; } = new("default-pvid-20");

    /// <summary>The site with <c>DefaultPVID=none</c>.</summary>
    public static HostVariant DefaultPvidNone { get; } = new("default-pvid-none");

    /// <summary>A plain host: the uplink's native VLAN is the default one, 1, and the host is on br0 itself.</summary>
    public static HostVariant Pvid1 { get; } = new("pvid-1");

    public static IReadOnlyList<HostVariant> All { get; } = [Site, DefaultPvid20, DefaultPvidNone, Pvid1];

    public string Name { get; }

    /// <summary>The variant of that name.</summary>
    public static HostVariant Find(string name) => All.Single(variant => variant.Name == name);

    /// <summary>The files that networkd finds on such a host, by their names.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadFilesAsync(CancellationToken cancellationToken)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var site in Directory.EnumerateFiles(FolderOf(Site.Name)))
        {
            var name = Path.GetFileName(site);
            var own = Path.Combine(FolderOf(Name), name);
            files[name] = await File.ReadAllTextAsync(File.Exists(own) ? own : site, cancellationToken);
        }

        // An empty one stands for no file.
        return files.Where(file => file.Value.Length > 0).ToDictionary();
    }

    public override string ToString() => Name;

    private static string FolderOf(string name) => Path.Combine(RepositoryFolders.Lab, "hosts", name);
}
