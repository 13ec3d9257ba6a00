namespace DocsGenerator.Output;

/// <summary>A generated file and its path in its folder.</summary>
internal sealed record GeneratedFile(string Path, string Text)
{
    /// <summary>Writes the file unless it is up to date; returns whether it was changed.</summary>
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
