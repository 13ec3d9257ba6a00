using HvProvider.Hosts.Files;

namespace HvProvider.Hosts.Networkd;

/// <summary>
/// The files that networkd would load now, found as systemd.network(5) and systemd.netdev(5) describe it: sorted by name whatever
/// their folder; of files with one name, that in the first folder counts; an empty file or a link to <c>/dev/null</c> puts a name
/// out of service.
/// </summary>
/// <param name="Networks">The .network files by name.</param>
/// <param name="NetDevs">The .netdev files by name.</param>
internal sealed record NetworkdFiles(IReadOnlyList<NetworkdFile> Networks, IReadOnlyList<NetworkdFile> NetDevs)
{
    /// <summary>The folders, the strongest first.</summary>
    public static readonly IReadOnlyList<string> Folders =
        ["/etc/systemd/network", "/run/systemd/network", "/usr/local/lib/systemd/network", "/usr/lib/systemd/network"];

    /// <summary>The extensions of the files.</summary>
    public static readonly IReadOnlyList<string> Extensions = [NetworkExtension, NetDevExtension];

    private const string NetworkExtension = ".network";
    private const string NetDevExtension = ".netdev";
    private const string DropInFolderEnd = ".d";
    private const string UnmergedFolder = "/lib/";
    private const string MergedFolder = "/usr/lib/";

    /// <summary>Sorts out what was found in the folders; null when a folder could not be listed.</summary>
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

    /// <summary>The .network file of that name, whatever folder networkd has loaded it from.</summary>
    public NetworkdFile? FindNetwork(string path) => Networks.FirstOrDefault(file => file.Name == Path.GetFileName(path));

    /// <summary>
    /// The .network file that would be applied to a link: the first that matches. Where it cannot be told whether an earlier one
    /// matches, or a file is unreadable, the answer is not certain.
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
    /// The .netdev file that makes a link: the first with its name. Those with conditions, and those that this user may not read,
    /// make the answer uncertain.
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

    /// <summary>Whether two paths are one file, also where <c>/lib</c> is a link to <c>/usr/lib</c>.</summary>
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
