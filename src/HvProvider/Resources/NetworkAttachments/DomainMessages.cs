using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>The diagnostics of a plan whose attachment is not in the domain that the configuration names.</summary>
internal static class DomainMessages
{
    private const string Renamed = "Domain was renamed";

    private static readonly AttributePath DomainPath = AttachmentErrors.PathOf(NetworkAttachmentSchema.Domain);

    /// <summary>The attachment stays in the renamed domain.</summary>
    public static Diagnostic Followed(RenamedDomain domain) => Diagnostic.Warning(
        Renamed,
        $"{Describe(domain)} No domain has the name \"{domain.FormerName}\" now. The attachment follows its domain by the UUID, and the "
        + $"NIC is not detached. Set domain = \"{domain.Name}\".",
        DomainPath);

    /// <summary>The attachment would be replaced, and there is no domain for the replacement.</summary>
    public static Diagnostic CannotBeReplaced(RenamedDomain domain) => Diagnostic.Error(
        Renamed,
        $"{Describe(domain)} No domain has the name \"{domain.FormerName}\" now. This plan replaces the attachment: its NIC would be "
        + $"removed from \"{domain.Name}\" and could not be attached again. Set domain = \"{domain.Name}\".",
        DomainPath);

    /// <summary>The attachment is destroyed.</summary>
    public static Diagnostic Destroyed(RenamedDomain domain) => Diagnostic.Warning(
        Renamed,
        $"{Describe(domain)} This plan removes the NIC from \"{domain.Name}\".",
        DomainPath);

    /// <summary>Another domain has the name, and the attachment moves to it.</summary>
    public static Diagnostic Reassigned(RenamedDomain domain, AttachmentModel prior) => Diagnostic.Warning(
        "Domain name reassigned",
        $"{Describe(domain)} Another domain has the name \"{domain.FormerName}\" now (UUID {domain.Successor?.Uuid}). The configuration "
        + $"refers to that one, so this plan removes {prior} from \"{domain.Name}\" and attaches it to \"{domain.FormerName}\". To keep "
        + $"the NIC in \"{domain.Name}\", set domain = \"{domain.Name}\". To keep it there without Terraform, set on_destroy = "
        + $"\"{OnDestroy.Abandon}\" and apply that first, with domain = \"{domain.Name}\".",
        DomainPath);

    /// <summary>The attachment moves to another domain, which does not exist yet.</summary>
    public static Diagnostic TargetMissing(AttachmentModel prior, string target) => Diagnostic.Warning(
        "Replacement has no domain yet",
        $"This plan removes {prior} and attaches it to the domain \"{target}\", which the hypervisor does not have. If another resource of "
        + "this configuration defines it, ignore this warning. Otherwise, correct domain: the apply would remove the NIC and then fail.",
        DomainPath);

    private static string Describe(RenamedDomain domain) =>
        $"The domain with the UUID {domain.Uuid} was renamed from \"{domain.FormerName}\" to \"{domain.Name}\".";
}
