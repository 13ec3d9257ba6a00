namespace HvProvider.Hosts.Networkd;

/// <summary>The file that applies to a link.</summary>
/// <param name="File">The file; null if none applies.</param>
/// <param name="IsCertain">False if another file may apply instead, whose conditions cannot be evaluated from outside.</param>
internal sealed record NetworkdFileChoice(NetworkdFile? File, bool IsCertain);
