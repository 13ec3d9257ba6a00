namespace Plans;

/// <summary>A configuration in its own folder, for repeated plans.</summary>
internal sealed class Configuration : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hv-plan-");

    public Configuration(string name, string text)
    {
        Name = name;
        File.WriteAllText(Path.Combine(_folder.FullName, "main.tf"), text);
    }

    public string Name { get; }

    public string Folder => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);
}
