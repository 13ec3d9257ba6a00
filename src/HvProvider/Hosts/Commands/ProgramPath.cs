namespace HvProvider.Hosts.Commands;

/// <summary>Finds programs of this machine.</summary>
internal static class ProgramPath
{
    // The PATH of non-root users often lacks these directories, which contain ip and bridge.
    private static readonly string[] SystemFolders = ["/usr/sbin", "/usr/bin", "/sbin", "/bin"];

    /// <summary>The searched directories, in the format of the variable <c>PATH</c>.</summary>
    public static string Extend(string? path) =>
        string.Join(':', Folders(path).Concat(SystemFolders).Distinct(StringComparer.Ordinal));

    /// <summary>The file of a program; null if it is not found.</summary>
    public static string? Find(string program, string path) => Folders(path)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(IsExecutable);

    // With a relative directory, the program would depend on the working directory of Terraform.
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
