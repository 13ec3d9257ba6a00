namespace HvProvider.Hosts.Files;

/// <summary>The configuration files in directories of the host.</summary>
/// <param name="Files">The files, including those that this user cannot read.</param>
/// <param name="UnreadableFolders">Existing directories that this user cannot list.</param>
internal sealed record ConfigurationFiles(
    IReadOnlyList<ConfigurationFile> Files, IReadOnlyList<string> UnreadableFolders);
