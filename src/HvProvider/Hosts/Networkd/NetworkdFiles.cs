using HvProvider.Hosts.Files;

namespace HvProvider.Hosts.Networkd;

/// <summary>
/// The files that networkd would load now, by the rules of systemd.network(5) and systemd.netdev(5): sorted by name independently
/// of the directory; the first directory takes precedence for files with the same name; an empty file or a link to
/// <c>/dev/null</c> masks a name.
/// </summary>
/// <param name="Networks">The .network files by name.</param>
/// <param name="NetDevs">The .netdev files by name.</param>
internal sealed record NetworkdFiles(IReadOnlyList<NetworkdFile> Networks, IReadOnlyList<NetworkdFile> NetDevs)
{
    /// <summary>The directories, in order of precedence.</summary>
    public static readonly IReadOnlyList<string> Folders =
        ["/etc/systemd/network", "/run/systemd/network", "/usr/local/lib/systemd/network", "/usr/lib/systemd/network"];

    /// <summary>The file extensions.</summary>
    public static readonly IReadOnlyList<string> Extensions = [NetworkExtension, NetDevExtension];

    private const string NetworkExtension = ".network";
    private const string NetDevExtension = ".netdev";
    private const string DropInFolderEnd = ".d";
    private const string UnmergedFolder = "/lib/";
    private const string MergedFolder = "/usr/lib/";

    /// <summary>Selects the effective files; null if a directory could not be listed.</summary>
    public static NetworkdFiles? Of(ConfigurationFiles found)
    {
        if (found.UnreadableFolders.Count > 0)
        {
            return null;
        }

        var byPlace = found.Files.ToLookup(static file => Folders.Contains(file.Folder, StringComparer.Ordinal));
        var dropIns = byPlace[false].ToLookup(static file => Path.GetFileName(file.Folder), StringComparer.Ordinal);
        return new NetworkdFiles(Load(NetworkExtension), Load(NetDevExtension));

        List<NetworkdFile> Load(string extension) =>
        [
            .. Effective(byPlace[true].Where(file => Path.GetExtension(file.Name) == extension))
                .Select(file => NetworkdFile.Read(file, Effective(dropIns[file.Name + DropInFolderEnd]))),
        ];
    }

    /// <summary>The .network file with that name, independently of the directory that networkd loaded it from.</summary>
    public NetworkdFile? FindNetwork(string path) => Networks.FirstOrDefault(file => file.Name == Path.GetFileName(path));

    /// <summary>
    /// The .network file that would be applied to a link: the first match. The result is uncertain if the match of an earlier
    /// file is uncertain, or a file is unreadable.
    /// </summary>
    public NetworkdFileChoice ChooseNetwork(MatchedLink link)
    {
        var isCertain = true;
        foreach (var file in Networks)
        {
            switch (NetworkdMatch.Test(file, link))
            {
                case MatchAnswer.Yes:
                    return new NetworkdFileChoice(file, isCertain);
                case MatchAnswer.Unsure:
                    isCertain = false;
                    break;
            }
        }

        return new NetworkdFileChoice(null, isCertain);
    }

    /// <summary>
    /// The .netdev file that creates a link: the first with its name. Files with conditions and unreadable files make the result
    /// uncertain.
    /// </summary>
    public NetworkdFileChoice ChooseNetDev(string name)
    {
        var isCertain = true;
        foreach (var file in NetDevs)
        {
            if (file.Sections is null)
            {
                isCertain = false;
            }
            else if (file.Value("NetDev", "Name") == name)
            {
                return new NetworkdFileChoice(file, isCertain && !file.HasSection("Match"));
            }
        }

        return new NetworkdFileChoice(null, isCertain);
    }

    /// <summary>Whether two paths denote the same file, also if <c>/lib</c> is a link to <c>/usr/lib</c>.</summary>
    public static bool IsSamePath(string left, string right) => Merged(left) == Merged(right);

    private static string Merged(string path) =>
        path.StartsWith(UnmergedFolder, StringComparison.Ordinal) ? MergedFolder + path[UnmergedFolder.Length..] : path;

    private static List<ConfigurationFile> Effective(IEnumerable<ConfigurationFile> files) =>
    [
        .. files.GroupBy(static file => file.Name, StringComparer.Ordinal)
            .Select(static named => named.MinBy(static file => RankOf(file.Folder))!)
            .Where(static file => !file.IsMask)
            .OrderBy(static file => file.Name, StringComparer.Ordinal),
    ];

    private static int RankOf(string folder)
    {
        return Folders.TakeWhile(known => folder != known && !folder.StartsWith(known + "/", StringComparison.Ordinal)).Count();
    }
}
