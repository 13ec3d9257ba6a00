namespace DocsGenerator;

/// <summary>Where things are in a checkout.</summary>
internal sealed record Repository(string Root)
{
    /// <summary>The name of the provider's executable.</summary>
    public const string ExecutableName = "terraform-provider-hv";

    /// <summary>Where the registry looks for pages.</summary>
    public string Docs => Path.Combine(Root, "docs");

    /// <summary>Configurations that pages show.</summary>
    public string Examples => Path.Combine(Root, "examples");

    /// <summary>Where <c>make build</c> leaves the executable.</summary>
    public string Executables => Path.Combine(Root, "artifacts", "bin");

    /// <summary>The checkout that holds a folder.</summary>
    public static Repository Find(string folder)
    {
        for (var candidate = new DirectoryInfo(folder); candidate is not null; candidate = candidate.Parent)
        {
            if (File.Exists(Path.Combine(candidate.FullName, "HvProvider.sln")))
            {
                return new Repository(candidate.FullName);
            }
        }

        throw new GeneratorException($"HvProvider.sln is in no folder above {folder}.");
    }
}
