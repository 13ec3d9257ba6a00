namespace HvProvider.Hosts.Files;

/// <summary>A configuration file of the host.</summary>
/// <param name="Path">The path.</param>
/// <param name="Text">The content; null if this user cannot read it, or it is too large.</param>
/// <param name="IsMask">
/// Whether it is an empty file or a link to <c>/dev/null</c>, which masks files with the same name in other directories.
/// </param>
internal sealed record ConfigurationFile(string Path, string? Text, bool IsMask = false)
{
    /// <summary>The name without the directory.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The directory.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path) ?? "/";
}
