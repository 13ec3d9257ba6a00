using HvProvider.Domains;
using HvProvider.Hypervisor;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;
using TerraformPlugin.Values;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>
/// A domain that was renamed since its attachment was configured by its former name. The attachment follows the domain by its UUID.
/// </summary>
/// <param name="FormerName">The name in the configuration.</param>
/// <param name="Name">The current name.</param>
/// <param name="Uuid">The UUID.</param>
/// <param name="Successor">The other domain that has the former name now; null if there is none.</param>
internal sealed record RenamedDomain(string FormerName, string Name, Guid Uuid, DomainRef? Successor)
{
    /// <summary>The renamed domain of an attachment; null if its domain was not renamed, or the plan refers to a different one.</summary>
    public static async Task<RenamedDomain?> FindAsync(
        HypervisorSession session,
        AttachmentModel prior,
        Tf<string> planned,
        PrivateState remembered,
        DiagnosticList diagnostics,
        CancellationToken cancellationToken)
    {
        if (prior.Domain != planned || Of(prior, remembered) is not { } renamed || !session.IsKnown)
        {
            return null;
        }

        try
        {
            var successor = await session.Domains.FindAsync(DomainSelector.Parse(renamed.FormerName), cancellationToken);
            return renamed with { Successor = successor };
        }
        catch (LibvirtException exception)
        {
            PlanFailure.Warn(session, exception, $"looking up domain \"{renamed.FormerName}\"", diagnostics);
            return null;
        }
    }

    /// <summary>The same without reading anything, as last read.</summary>
    public static RenamedDomain? Of(AttachmentModel prior, PrivateState remembered) =>
        prior.Domain.IsKnown
        && Guid.TryParse(prior.DomainUuid.KnownOrDefault(), out var uuid)
        && remembered.DomainName is { } name
        && !DomainSelector.Parse(prior.Domain.Value).Selects(name, uuid)
            ? new RenamedDomain(prior.Domain.Value, name, uuid, null)
            : null;
}
