namespace HvProvider.Domains;

/// <summary>The result of searching a MAC address among the domains of the host.</summary>
/// <param name="Owner">Another domain with the address; null if none was found.</param>
/// <param name="Unread">The domains that could not be searched.</param>
internal sealed record MacSearch(string? Owner, IReadOnlyList<UnreadDomain> Unread);
