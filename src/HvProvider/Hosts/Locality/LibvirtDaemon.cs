namespace HvProvider.Hosts.Locality;

/// <summary>
/// Recognises the daemons of libvirt. The file of a process is decisive, and readable by root and the owner of the process. Its name is
/// the alternative: the kernel cuts it, and distributions such as NixOS and Guix start a daemon through a script, under another name.
/// </summary>
internal static class LibvirtDaemon
{
    /// <summary>The daemons that serve the socket <c>libvirt-sock</c>.</summary>
    public static readonly IReadOnlyList<string> OfLegacySocket = ["libvirtd", "virtproxyd"];

    /// <summary>All daemons that serve domains.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        .. OfLegacySocket, "virtqemud", "virtlxcd", "virtxend", "virtchd", "virtbhyved", "virtvboxd", "virtvzd",
    ];

    // TASK_COMM_LEN without the terminator.
    private const int LongestName = 15;

    // The kernel adds it to the path of a file that was replaced by an update.
    private const string DeletedMark = " (deleted)";

    /// <summary>The name of the daemon that a process runs; null if it runs none, or is not visible.</summary>
    public static string? Find(IProcesses processes, int process) => processes.ExecutableOf(process) is { } file
        ? All.FirstOrDefault(daemon => Names(daemon).Contains(ProgramOf(file)))
        : All.FirstOrDefault(daemon => Names(daemon).Any(name => Cut(name) == processes.NameOf(process)));

    /// <summary>
    /// The names of a daemon's file: its own, and those behind the scripts of NixOS (makeWrapper) and Guix (wrap-program).
    /// </summary>
    private static string[] Names(string daemon) => [daemon, $".{daemon}-wrapped", $".{daemon}-real"];

    private static string Cut(string name) => name[..Math.Min(name.Length, LongestName)];

    private static string ProgramOf(string file)
    {
        var path = file.EndsWith(DeletedMark, StringComparison.Ordinal) ? file[..^DeletedMark.Length] : file;

        // makeWrapper appends underscores until the name is free.
        return Path.GetFileName(path).TrimEnd('_');
    }
}
