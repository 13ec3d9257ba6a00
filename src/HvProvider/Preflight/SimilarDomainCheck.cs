namespace HvProvider.Preflight;

/// <summary>
/// Checks for a misspelled domain name. A missing domain alone is not a finding, because the same apply may define it.
/// </summary>
internal static class SimilarDomainCheck
{
    /// <summary>The finding if a domain has a similar name; otherwise null.</summary>
    public static Finding? Find(AttachmentPlan plan) =>
        plan is { Domain: null, DomainName: { } name }
        && plan.OtherDomains.FirstOrDefault(other => SimilarNames.Are(name, other)) is { } similar
            ? Finding.Warning(
                FindingAspect.Domain,
                "Domain not found, similar name exists",
                $"The hypervisor has no domain \"{name}\", but a domain \"{similar}\". If \"{similar}\" is intended, correct \"domain\". "
                + $"If this apply defines \"{name}\", ignore this warning.")
            : null;
}
