using System.Globalization;

namespace HvProvider.Hosts.Locality;

/// <summary>Reads <c>/proc</c>.</summary>
internal sealed class LocalProcesses : IProcesses
{
    private const string Folder = "/proc";

    /// <inheritdoc />
    public int Self => Environment.ProcessId;

    /// <inheritdoc />
    public IEnumerable<int> All
    {
        get
        {
            try
            {
                return [.. Directory.EnumerateDirectories(Folder).Select(static path => NumberOf(path)).OfType<int>()];
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return [];
            }
        }
    }

    /// <inheritdoc />
    public string? NameOf(int process)
    {
        try
        {
            return File.ReadAllText(PathOf(process, "comm")).TrimEnd('\n');
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <inheritdoc />
    public string? ExecutableOf(int process)
    {
        try
        {
            return new FileInfo(PathOf(process, "exe")).LinkTarget;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// The inode number of <c>net/dev</c>, which differs per network namespace. The link <c>ns/net</c>, which identifies
    /// namespaces, is readable only by the owner of the process.
    /// </summary>
    public ulong? NetworkOf(int process) => FileNumber.Of(PathOf(process, "net/dev"));

    private static string PathOf(int process, string file) =>
        string.Create(CultureInfo.InvariantCulture, $"{Folder}/{process}/{file}");

    private static int? NumberOf(string path) =>
        int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var process) ? process : null;
}
