namespace HvProvider.Domains;

/// <summary>The domains of a host, as far as they could be read.</summary>
/// <param name="Read">The domains that were read, by name.</param>
/// <param name="Unread">The domains that could not be read, by name.</param>
internal sealed record SurveyedDomains(IReadOnlyList<DomainSnapshot> Read, IReadOnlyList<UnreadDomain> Unread);
