using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Nics;
using LibvirtSharp;
using TerraformPlugin.Diagnostics;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>
/// Takes a NIC from a domain: from the running guest first, confirmed, then from the persistent definition. What is gone
/// is decided by reading both definitions, never by an error's number.
/// </summary>
internal static class AttachmentRemoval
{
    // A domain that starts between two steps has the NIC again; one that does so for ever is somebody's test.
    private const int Attempts = 3;

    /// <summary>Removes the NIC as <c>on_destroy</c> says.</summary>
    public static async Task RunAsync(
        HypervisorSession session, DomainEditor editor, AttachmentModel prior, DiagnosticList diagnostics)
    {
        var identity = prior.Key;
        var keepsLive = prior.OnDestroy == OnDestroy.ConfigOnly;
        LibvirtRemoteException? failure = null;
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var nics = await FindAsync(session, editor, identity);
            if (nics?.Live is { } live && !keepsLive)
            {
                await RemoveFromGuestAsync(editor, live, identity);
                nics = await FindAsync(session, editor, identity);
            }

            if (nics?.Config is not { } config)
            {
                WarnOfLive(editor, nics, diagnostics);
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

    /// <summary>Whether it worked is for the next reading to tell; what the daemon said is for the user if it did not.</summary>
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
