namespace HvProvider.Hosts.Networkd;

/// <summary>Which file counts for a link.</summary>
/// <param name="File">The file; null when none does.</param>
/// <param name="IsCertain">False when another file may count instead: one with conditions that cannot be seen from outside.</param>
internal sealed record NetworkdFileChoice(NetworkdFile? File, bool IsCertain);
