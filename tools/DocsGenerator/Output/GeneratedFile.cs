namespace DocsGenerator.Output;

/// <summary>A file that is generated, and its place below the folder that it belongs to.</summary>
internal sealed record GeneratedFile(string Path, string Text)
{
    /// <summary>Writes it unless it is there already; whether that changed anything.</summary>
    public bool Write(string folder)
    {
        var file = System.IO.Path.Combine(folder, Path);
        if (File.Exists(file) && File.ReadAllText(file) == Text)
        {
            return false;
        }

        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, Text);
        return true;
    }
}
