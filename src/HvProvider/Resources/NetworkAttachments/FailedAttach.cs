using System.Runtime.ExceptionServices;
using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Nics;
using HvProvider.Nics.Values;
using LibvirtSharp;
using TerraformPlugin.Logging;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>
/// An attach that failed after it may have changed one of the definitions. What it attached is removed: otherwise the resource would be in
/// the state as failed, and the next apply would unplug a NIC that the guest already uses.
/// </summary>
/// <param name="change">The plan, and the domain.</param>
/// <param name="definitions">The definitions from which the NIC is removed.</param>
internal sealed class FailedAttach(AttachmentChange change, DomainModifyFlags definitions)
{
    // The time of the operation may be over.
    private static readonly TimeSpan ReleaseTime = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Runs an attach. If the connection breaks, nothing is removed: it is not known whether the daemon returns, and the next apply
    /// completes the NIC.
    /// </summary>
    /// <exception cref="LeftStateException">The attach failed; what remains, or was removed, is reported.</exception>
    public async Task RunAsync(Func<Task> attach)
    {
        try
        {
            await attach();
        }
        catch (Exception exception) when (
            exception is not LibvirtConnectionException && LibvirtDiagnostics.From(exception, "", null) is not null)
        {
            var left = await UndoAsync();
            if (left.Length == 0)
            {
                ExceptionDispatchInfo.Throw(exception);
            }

            throw new LeftStateException(left, exception);
        }
    }

    /// <summary>Removes the NIC; the result describes what remains or was removed, and is empty if there was nothing.</summary>
    private async Task<string> UndoAsync()
    {
        using var owed = new OwedTime(new CancellationToken(canceled: true));
        try
        {
            return await UndoAsync(owed.Token);
        }
        catch (Exception exception) when (LibvirtDiagnostics.From(exception, "", null) is not null)
        {
            // Only the first failure is reported.
            PluginLog.Debug(
                "A NIC whose attach failed could not be removed.",
                ("domain", change.DomainName),
                ("code", (exception as LibvirtRemoteException)?.Code.ToString() ?? exception.GetType().Name));
            return $"The NIC may be attached to domain \"{change.DomainName}\" in part. The next apply continues from there.";
        }
    }

    private async Task<string> UndoAsync(CancellationToken owed)
    {
        if (await Reconnecting.RunAsync(change.Editor.ReadAsync, owed) is not { } snapshot)
        {
            return "";
        }

        var text = "";
        if (definitions.HasFlag(DomainModifyFlags.Live) && Find(snapshot.Live) is { } live)
        {
            var wasDown = live.EffectiveLink == LinkState.Down;
            if (!await IsReleasedAsync(live))
            {
                return $"The guest did not release the NIC{(wasDown ? ", whose link was never up and is still down" : "")}. It remains in "
                    + "the running domain and in the state; the next apply replaces it.";
            }

            text = $"The NIC was detached again{(wasDown ? "; its link was never up" : "")}.";
        }

        if (definitions.HasFlag(DomainModifyFlags.Config) && Find(snapshot.Config) is { } config)
        {
            await change.Editor.DetachFromConfigAsync(NicXmlWriter.ForDetach(config), owed);
        }

        return text;
    }

    private async Task<bool> IsReleasedAsync(Nic live)
    {
        using var time = new OperationTime(ReleaseTime, CancellationToken.None);
        return (await GuestRelease.RemoveAsync(change.Editor.Within(time), live)).Outcome == ReleaseOutcome.Gone;
    }

    private Nic? Find(DomainXml? definition) =>
        definition is not null && change.Key.FindIn(definition) is NicMatch.Found { Nic: var nic } ? nic : null;
}
