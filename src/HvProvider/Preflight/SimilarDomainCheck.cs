namespace HvProvider.Preflight;

/// <summary>
/// Whether the name of a domain may be misspelled. That there is none of the name says nothing: this very apply may define it.
/// </summary>
internal static class SimilarDomainCheck
{
    /// <summary>A domain has almost that name; null where none has.</summary>
    public static Finding? Find(AttachmentPlan plan) =>
        plan is { Domain: null, DomainName: { } name }
        && plan.OtherDomains.FirstOrDefault(other => SimilarNames.Are(name, other)) is { } similar
            ? Finding.Warning(
                FindingAspect.Domain,
                "Domain not found, one of a similar name is there",
                $"The hypervisor has no domain \"{name}\", but it has \"{similar}\". If that one is meant, correct \"domain\". If this apply "
                + $"defines \"{name}\", nothing is wrong.")
            : null;
}
