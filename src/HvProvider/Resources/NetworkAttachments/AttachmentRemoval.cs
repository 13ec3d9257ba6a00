using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Nics;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>
/// Removes a NIC from a domain: first from the running domain, confirmed, then from the persistent definition. Whether it is gone is
/// determined by reading both definitions, never by an error code.
/// </summary>
internal static class AttachmentRemoval
{
    // A domain that starts between two steps has the NIC again. If that happens on every attempt, another tool is changing the
    // domain.
    private const int Attempts = 3;

    /// <summary>Removes the NIC according to <c>on_destroy</c>.</summary>
    /// <param name="session">The operation.</param>
    /// <param name="editor">The domain.</param>
    /// <param name="prior">The state.</param>
    /// <param name="isTakenOver">Whether another resource of the operation is about to be created for the NIC.</param>
    /// <param name="diagnostics">Receives warnings.</param>
    public static async Task RunAsync(
        HypervisorSession session, DomainEditor editor, AttachmentModel prior, Func<bool> isTakenOver, DiagnosticList diagnostics)
    {
        var identity = prior.Key;
        var keepsLive = prior.OnDestroy == OnDestroy.ConfigOnly;
        LibvirtRemoteException? failure = null;
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var nics = await FindAsync(session, editor, identity);

            // Asked as late as possible: Terraform starts the create of a renamed resource at about the same time.
            if (nics?.Current is not null && AttachmentHandover.IsPossible(nics, prior.Name.KnownOrDefault()) && isTakenOver())
            {
                diagnostics.Add(AttachmentErrors.ManagedByAnother(prior));
                return;
            }

            if (nics?.Live is { } live && !keepsLive)
            {
                await RemoveFromGuestAsync(editor, live, identity);
                nics = await FindAsync(session, editor, identity);
            }

            if (nics?.Config is not { } config)
            {
                WarnOfLive(editor, nics, diagnostics);
                if (nics?.Strangers is { Any: not null } strangers)
                {
                    diagnostics.Add(AttachmentErrors.ReplacedByStranger(prior, strangers));
                }

                return;
            }

            failure = await RemoveFromConfigAsync(editor, config);
        }

        throw failure ?? (Exception)AttachmentErrors.NotRemoved(editor.Domain.Name, identity);
    }

    private static async Task RemoveFromGuestAsync(DomainEditor editor, Nic live, NicKey identity)
    {
        var outcome = await GuestRelease.RemoveAsync(editor, live);
        if (outcome != ReleaseOutcome.Gone)
        {
            throw AttachmentErrors.NotReleased(
                editor.Domain.Name, identity.Name ?? live.Alias ?? "", outcome, editor.Time.Limit);
        }
    }

    /// <summary>
    /// The next reading shows whether it succeeded. The error of the daemon is returned so that it can be reported if it did not.
    /// </summary>
    private static async Task<LibvirtRemoteException?> RemoveFromConfigAsync(DomainEditor editor, Nic config)
    {
        try
        {
            await editor.DetachFromConfigAsync(NicXmlWriter.ForDetach(config), editor.Time.Changing);
            return null;
        }
        catch (LibvirtRemoteException exception)
        {
            return exception;
        }
    }

    private static void WarnOfLive(DomainEditor editor, DomainNic? nics, DiagnosticList diagnostics)
    {
        if (nics?.Live is { } live)
        {
            diagnostics.AddWarning(
                "NIC remains in running domain",
                $"With on_destroy = \"{OnDestroy.ConfigOnly}\", the NIC {live.Alias} is removed only from the persistent definition of "
                + $"domain \"{editor.Domain.Name}\". The running domain keeps it until it stops.");
        }
    }

    private static async Task<DomainNic?> FindAsync(
        HypervisorSession session, DomainEditor editor, NicKey identity)
    {
        var snapshot = await editor.ReadAsync(editor.Time.Changing);
        return snapshot is null
            ? null
            : await DomainNic.FindAsync(session, snapshot, identity, editor.Time.Changing);
    }
}
