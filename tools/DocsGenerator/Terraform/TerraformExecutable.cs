namespace DocsGenerator.Terraform;

/// <summary>The executable that prints the schema.</summary>
internal static class TerraformExecutable
{
    private static readonly string[] Names = ["terraform", "tofu"];

    /// <summary>HV_TERRAFORM, or the first of terraform and tofu on the PATH.</summary>
    public static string Find()
    {
        if (Environment.GetEnvironmentVariable("HV_TERRAFORM") is { Length: > 0 } chosen)
        {
            return File.Exists(chosen) ? chosen : throw new GeneratorException($"HV_TERRAFORM is {chosen}, which is not a file.");
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Names
            .SelectMany(name => folders.Select(folder => Path.Combine(folder, name)))
            .FirstOrDefault(File.Exists)
            ?? throw new GeneratorException(
                "Neither terraform nor tofu is on the PATH: install one of them, or set HV_TERRAFORM.");
    }
}
