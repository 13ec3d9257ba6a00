namespace DocsGenerator;

/// <summary>The paths in a checkout.</summary>
internal sealed record Repository(string Root)
{
    /// <summary>The name of the provider's executable.</summary>
    public const string ExecutableName = "terraform-provider-hv";

    /// <summary>The folder of the pages for the registry.</summary>
    public string Docs => Path.Combine(Root, "docs");

    /// <summary>The folder of the example configurations.</summary>
    public string Examples => Path.Combine(Root, "examples");

    /// <summary>The output folder of <c>make build</c>.</summary>
    public string Executables => Path.Combine(Root, "artifacts", "bin");

    /// <summary>Finds the checkout that contains a folder.</summary>
    public static Repository Find(string folder)
    {
        for (var candidate = new DirectoryInfo(folder); candidate is not null; candidate = candidate.Parent)
        {
            if (File.Exists(Path.Combine(candidate.FullName, "HvProvider.sln")))
            {
                return new Repository(candidate.FullName);
            }
        }

        throw new GeneratorException($"No folder above {folder} contains HvProvider.sln.");
    }
}
