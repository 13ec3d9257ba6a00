using HvProvider.Domains;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Hypervisor;

/// <summary>Warns once per session and check that domains could not be read.</summary>
internal static class UnreadDomains
{
    /// <summary>The summary of the warning.</summary>
    public const string Summary = "Domains not read";

    /// <summary>Adds the warning unless every domain was read or this session already contains it.</summary>
    /// <param name="session">The session.</param>
    /// <param name="unread">The domains.</param>
    /// <param name="unchecked">What was not checked, in the form of "whether one of them uses …".</param>
    /// <param name="diagnostics">Receives the warning.</param>
    public static void Warn(
        HypervisorSession session, IReadOnlyList<UnreadDomain> unread, string @unchecked, DiagnosticList diagnostics)
    {
        if (unread.Count > 0 && session.IsFirstReport($"unread: {@unchecked}"))
        {
            diagnostics.AddWarning(Summary, Describe(unread, @unchecked));
        }
    }

    /// <summary>The text of the warning.</summary>
    public static string Describe(IReadOnlyList<UnreadDomain> unread, string @unchecked) =>
        $"These domains could not be read: {string.Join("; ", unread)}. Not checked: {@unchecked}. virsh domcontrol DOMAIN shows whether "
        + "the hypervisor process of a domain answers. Run the command again when it does.";
}
