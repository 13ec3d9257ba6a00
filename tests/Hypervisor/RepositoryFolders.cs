namespace Hypervisors;

/// <summary>Where things are in the checkout that the tests were built from.</summary>
public static class RepositoryFolders
{
    /// <summary>The checkout's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The scripts that make and enter a hypervisor.</summary>
    public static string HypervisorScripts { get; } = Path.Combine(Root, "tests", "Hypervisor", "scripts");

    /// <summary>The lab's files: scripts, host variants, what its tree is given.</summary>
    public static string Lab { get; } = Path.Combine(Root, "tests", "Lab");

    /// <summary>Where <c>make build</c> leaves the provider's executable.</summary>
    public static string Executables { get; } = Path.Combine(Root, "artifacts", "bin");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "HvProvider.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"HvProvider.sln is in no folder above {AppContext.BaseDirectory}.");
    }
}
