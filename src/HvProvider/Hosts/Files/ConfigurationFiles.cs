namespace HvProvider.Hosts.Files;

/// <summary>What was found in some folders of the host.</summary>
/// <param name="Files">The files, those included that this user may not read.</param>
/// <param name="UnreadableFolders">Folders that exist and that this user may not list.</param>
internal sealed record ConfigurationFiles(
    IReadOnlyList<ConfigurationFile> Files, IReadOnlyList<string> UnreadableFolders);
