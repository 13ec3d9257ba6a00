namespace HvProvider.Hosts.Commands;

/// <summary>Finds programs of this machine.</summary>
internal static class ProgramPath
{
    // Users who are not root often lack these, and that is where ip and bridge are.
    private static readonly string[] SystemFolders = ["/usr/sbin", "/usr/bin", "/sbin", "/bin"];

    /// <summary>The folders that are searched, in the form of the variable <c>PATH</c>.</summary>
    public static string Extend(string? path) =>
        string.Join(':', Folders(path).Concat(SystemFolders).Distinct(StringComparer.Ordinal));

    /// <summary>The file of a program; null when there is none.</summary>
    public static string? Find(string program, string path) => Folders(path)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(IsExecutable);

    // A relative folder would make the program depend on where Terraform was started.
    private static IEnumerable<string> Folders(string? path) =>
        (path ?? "").Split(':').Where(static folder => folder.StartsWith('/'));

    private static bool IsExecutable(string file)
    {
        try
        {
            const UnixFileMode Execute =
                UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
            return !OperatingSystem.IsWindows() && File.Exists(file) && (File.GetUnixFileMode(file) & Execute) != 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
