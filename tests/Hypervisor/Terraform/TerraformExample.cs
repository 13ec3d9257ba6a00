namespace Hypervisors.Terraform;

/// <summary>The folder <c>examples</c>, to be run as a user runs it: with copies of its files, as they are.</summary>
public static class TerraformExample
{
    private static readonly string Root = Path.Combine(RepositoryFolders.Root, "examples");

    /// <summary>All files, by their paths in <c>examples</c>; without what Terraform leaves there.</summary>
    public static IReadOnlyList<string> Files { get; } =
    [
        .. Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file))
            .Where(file => !file.Split('/').Any(part => part.StartsWith(".terraform", StringComparison.Ordinal)))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of a file.</summary>
    public static Task<string> ReadAsync(string file, CancellationToken cancellationToken) =>
        File.ReadAllTextAsync(Path.Combine(Root, file), cancellationToken);

    /// <summary>Copies the configuration of one example into that folder, over files of the same name.</summary>
    /// <param name="name">The folder's name within <c>examples</c>.</param>
    /// <param name="folder">Where to.</param>
    public static void CopyTo(string name, string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Root, name), "*.tf"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }
    }

    /// <summary>
    /// Copies all to <c>examples</c> in the workspace, each to be entered with <c>-chdir</c>; <c>init</c> finds the provider.
    /// </summary>
    public static async Task CopyAllToAsync(TerraformWorkspace workspace, CancellationToken cancellationToken)
    {
        foreach (var file in Files)
        {
            var copy = Path.Combine(workspace.Folder, "examples", file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(Root, file), copy);
        }

        await workspace.WriteMirrorAsync(cancellationToken);
    }
}
