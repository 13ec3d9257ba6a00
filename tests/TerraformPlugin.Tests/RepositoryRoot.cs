namespace TerraformPlugin.Tests;

// The directory of HvProvider.sln, found upwards from the test executable.
internal static class RepositoryRoot
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(directory.FullName, "HvProvider.sln")))
            {
                return directory.FullName;
            }
        }

        throw new InvalidOperationException($"HvProvider.sln is in no directory above {AppContext.BaseDirectory}.");
    }
}
