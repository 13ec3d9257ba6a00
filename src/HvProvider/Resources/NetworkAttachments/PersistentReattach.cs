using HvProvider.Domains;
using HvProvider.Nics;
using LibvirtSharp;
using TerraformPlugin.Logging;

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
    /// <param name="isOnlyHalf">Whether the running domain does not have the NIC.</param>
    public static async Task RunAsync(AttachmentChange change, DomainXml definition, Nic config, NicUpdatePlan plan, bool isOnlyHalf)
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
            await new SafeAttach(change, plan, DomainModifyFlags.Config) { IsOnlyHalf = isOnlyHalf }.RunAsync(limit.Token);
        }
        catch (Exception) when (holder is not null)
        {
            await TryRemoveAsync(change, holder, limit.Token);
            throw;
        }

        if (holder is not null)
        {
            await BootHolder.RemoveAsync(change, holder, limit.Token);
        }
    }

    /// <summary>After a failure, which must not be hidden by another one. The next apply removes a holder that is left.</summary>
    private static async Task TryRemoveAsync(AttachmentChange change, string holder, CancellationToken limit)
    {
        try
        {
            await BootHolder.RemoveAsync(change, holder, limit);
        }
        catch (Exception exception) when (exception is LibvirtException or OperationCanceledException)
        {
            PluginLog.Debug(
                "The NIC that holds the boot order could not be removed.",
                ("domain", change.DomainName),
                ("cause", exception.GetType().Name));
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
}
