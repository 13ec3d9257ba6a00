using HvProvider.Domains;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>The names of a NIC among the planned creates and deletes of an operation: its domain as configured, and its own name.</summary>
internal static class NicClaimNames
{
    /// <summary>The name of a NIC that a configuration describes.</summary>
    public static (string Domain, string Name) Of(string domain, string name) =>
        (DomainSelector.Parse(domain).Uuid?.ToString() ?? domain, name);

    /// <summary>The names under which a configuration can describe the NIC of a state; empty if it has no name.</summary>
    public static IReadOnlyList<(string Domain, string Name)> Of(AttachmentModel prior, string? domainName) => prior.Name.IsKnown
        ? [.. new[] { prior.Domain.KnownOrDefault(), domainName, prior.DomainUuid.KnownOrDefault() }.OfType<string>().Distinct()
            .Select(domain => Of(domain, prior.Name.Value))]
        : [];
}
