using System.Text;

namespace HvProvider.Hosts.Files;

/// <summary>Reads files of this machine.</summary>
internal sealed class LocalFiles : IHostFiles
{
    private const string NullDevice = "/dev/null";
    private const string DropInFolderEnd = ".d";
    private const string DropInExtension = ".conf";
    private const int MaxFileBytes = 1024 * 1024;
    private const int MaxFiles = 4096;

    // Invalid UTF-8 becomes the replacement character, which no relevant setting contains.
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: false);

    /// <inheritdoc />
    public async Task<ConfigurationFiles> ReadAsync(
        IReadOnlyList<string> folders, IReadOnlyList<string> extensions, CancellationToken cancellationToken)
    {
        var (paths, unreadable) = (new List<string>(), new List<string>());
        foreach (var folder in folders)
        {
            paths.AddRange(Entries(folder, Directory.EnumerateFiles, unreadable)
                .Where(path => extensions.Contains(Path.GetExtension(path), StringComparer.Ordinal)));
            var dropIns = Entries(folder, Directory.EnumerateDirectories, unreadable)
                .Where(path => extensions.Any(e => path.EndsWith(e + DropInFolderEnd, StringComparison.Ordinal)));
            paths.AddRange(dropIns.SelectMany(dropIn => Entries(dropIn, Directory.EnumerateFiles, unreadable))
                .Where(static path => Path.GetExtension(path) == DropInExtension));
        }

        var files = new List<ConfigurationFile>();
        foreach (var path in paths.Take(MaxFiles))
        {
            files.Add(await ReadOneAsync(path, cancellationToken));
        }

        return new ConfigurationFiles(files, [.. unreadable.Distinct(StringComparer.Ordinal)]);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ConfigurationFile>> ReadMatchingAsync(
        IReadOnlyList<string> patterns, CancellationToken cancellationToken)
    {
        var files = new List<ConfigurationFile>();
        foreach (var path in patterns.SelectMany(Matches))
        {
            files.Add(await ReadOneAsync(path, cancellationToken));
        }

        return files;
    }

    private static IEnumerable<string> Matches(string pattern)
    {
        var name = Path.GetFileName(pattern);
        return name.Contains('*', StringComparison.Ordinal)
            ? Entries(Path.GetDirectoryName(pattern)!, folder => Directory.EnumerateFiles(folder, name), [])
            : File.Exists(pattern) ? [pattern] : [];
    }

    private static List<string> Entries(
        string folder, Func<string, IEnumerable<string>> enumerate, List<string> unreadable)
    {
        try
        {
            return [.. enumerate(folder).Take(MaxFiles).Order(StringComparer.Ordinal)];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            unreadable.Add(folder);
            return [];
        }
    }

    private static async Task<ConfigurationFile> ReadOneAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var file = new FileInfo(path);
            if (file.ResolveLinkTarget(returnFinalTarget: true)?.FullName == NullDevice)
            {
                return new ConfigurationFile(path, "", IsMask: true);
            }

            if (file.Length > MaxFileBytes)
            {
                return new ConfigurationFile(path, null);
            }

            var text = await File.ReadAllTextAsync(path, Encoding, cancellationToken);
            return new ConfigurationFile(path, text, IsMask: text.Length == 0);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new ConfigurationFile(path, null);
        }
    }
}
