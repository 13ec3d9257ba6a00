using HvProvider.Domains;
using HvProvider.Nics;
using LibvirtSharp;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>
/// Detaches a NIC from the persistent definition and attaches it changed: an update finds a NIC by its MAC address, PCI address and
/// alias, and so cannot change them. If the daemon refuses the change, the definition is as it was.
/// </summary>
internal static class PersistentReattach
{
    // What was detached is attached even if the timeout of the operation has expired.
    private static readonly TimeSpan ReattachTime = TimeSpan.FromSeconds(45);

    /// <summary>Re-attaches the NIC.</summary>
    /// <param name="change">The plan, and the domain.</param>
    /// <param name="definition">The persistent definition.</param>
    /// <param name="config">The NIC.</param>
    /// <param name="plan">The documents of the change.</param>
    public static async Task RunAsync(AttachmentChange change, DomainXml definition, Nic config, NicUpdatePlan plan)
    {
        var holder = BootHolder.For(change, definition, config, plan.AttachDocument);
        var changing = change.Editor.Time.Changing;
        if (holder is not null)
        {
            await change.Editor.AttachAsync(holder, DomainModifyFlags.Config, changing);
        }

        using var limit = new CancellationTokenSource(ReattachTime);
        try
        {
            await DetachAsync(change, config, plan, limit.Token);
            await AttachAsync(change, plan, limit.Token);
        }
        finally
        {
            if (holder is not null)
            {
                await BootHolder.RemoveAsync(change, holder, limit.Token);
            }
        }
    }

    private static async Task DetachAsync(AttachmentChange change, Nic config, NicUpdatePlan plan, CancellationToken limit)
    {
        try
        {
            await change.Editor.DetachFromConfigAsync(plan.DetachDocument, change.Editor.Time.Changing);
        }
        catch (LibvirtConnectionException)
        {
            // The NIC may have been detached anyway.
            if (await SafeAttach.IsAttachedAsync(change, config.Mac, DomainModifyFlags.Config, limit))
            {
                throw;
            }
        }
    }

    private static async Task AttachAsync(AttachmentChange change, NicUpdatePlan plan, CancellationToken limit)
    {
        try
        {
            await SafeAttach.RunAsync(change, plan.AttachDocument, DomainModifyFlags.Config, limit);
        }
        catch (LibvirtRemoteException)
        {
            await SafeAttach.RunAsync(change, plan.RestoreDocument, DomainModifyFlags.Config, limit);
            throw;
        }
    }
}
