namespace HvProvider.Hosts.Files;

/// <summary>A file of the host, as far as it could be read.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Text">What it holds; null when this user may not read it, or it is too large.</param>
/// <param name="IsMask">
/// An empty file or a link to <c>/dev/null</c>: it takes files of the same name in other folders out of service.
/// </param>
internal sealed record ConfigurationFile(string Path, string? Text, bool IsMask = false)
{
    /// <summary>The name without the folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The folder.</summary>
    public string Folder => System.IO.Path.GetDirectoryName(Path) ?? "/";
}
