namespace Hypervisors.Terraform;

/// <summary>A folder of <c>examples</c>, to be run as a user runs it: with a copy of its files, as they are.</summary>
public static class TerraformExample
{
    /// <summary>Copies its configuration into that folder, over files of the same name.</summary>
    /// <param name="name">The folder's name within <c>examples</c>.</param>
    /// <param name="folder">Where to.</param>
    public static void CopyTo(string name, string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(RepositoryFolders.Root, "examples", name), "*")
            .Where(static file => file.EndsWith(".tf", StringComparison.Ordinal) || file.EndsWith(".hcl", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }
    }
}
