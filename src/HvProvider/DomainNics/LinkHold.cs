using System.Runtime.ExceptionServices;
using HvProvider.Domains;
using HvProvider.Hypervisor;
using HvProvider.Nics;
using HvProvider.Nics.Values;
using LibvirtSharp;
using TerraformPlugin.Logging;

namespace HvProvider.DomainNics;

/// <summary>
/// A change for which the link of a running NIC is down. It has time of its own and continues over a new connection. If it fails, the
/// former state is restored as far as that is safe, and the failure reports the state of the guest.
/// </summary>
/// <param name="target">The NIC.</param>
/// <param name="former">The NIC as read before the change.</param>
/// <param name="formerTap">Its tap before the change; null if it could not be read.</param>
internal sealed class LinkHold(LiveNic target, DomainNic former, TapState? formerTap)
{
    /// <summary>
    /// Whether an update can restore the former NIC. A NIC that was attached again has settings that an update cannot change; only its
    /// link is restored.
    /// </summary>
    public bool IsUndoable { get; init; } = true;

    /// <summary>The link state that the change is to result in.</summary>
    public required LinkState Wanted { get; init; }

    /// <summary>Runs the change, which sets the link down and up.</summary>
    /// <param name="change">The change. It uses the passed NIC, whose calls have the time that the change is owed.</param>
    /// <exception cref="LeftStateException">The change failed.</exception>
    public async Task RunAsync(Func<LiveNic, Task> change)
    {
        using var owed = new OwedTime(target.Editor.Time.Changing);
        try
        {
            await change(target with { Owed = owed.Token });
        }
        catch (Exception exception)
        {
            var left = await RestoreAsync();
            if (left.Length == 0)
            {
                ExceptionDispatchInfo.Throw(exception);
            }

            throw new LeftStateException(left, exception);
        }
    }

    private bool WasUp => former.Live?.EffectiveLink == LinkState.Up;

    /// <summary>Restores the former state; the result describes the state of the guest.</summary>
    private async Task<string> RestoreAsync()
    {
        // The time of the change may be over.
        using var owed = new OwedTime(new CancellationToken(canceled: true));
        try
        {
            return await RestoreAsync(target with { Owed = owed.Token });
        }
        catch (Exception exception) when (LibvirtDiagnostics.From(exception, "", null) is not null)
        {
            // Only the first error is reported.
            PluginLog.Debug(
                "A NIC could not be restored.",
                ("domain", target.DomainName),
                ("code", (exception as LibvirtRemoteException)?.Code.ToString() ?? exception.GetType().Name));
            return WasUp ? NicErrors.LinkIsDown(target.DomainName, former.Live!) : StillDown(former.Live!);
        }
    }

    private async Task<string> RestoreAsync(LiveNic owing)
    {
        var nics = await owing.FindIfDefinedAsync();
        var before = former.Live!;
        if (IsUndoable && nics?.Live is { } changed && (!before.Source.IsSameAs(changed.Source) || before.Vlan != changed.Vlan))
        {
            await owing.UpdateAsync(VlanRefresh.WithLink(before, former.Form, before.Vlan, LinkState.Down));
            nics = await owing.FindIfDefinedAsync();
        }

        if (nics?.Live is not { } live)
        {
            // The domain stopped in the meantime; it gets the NIC from the persistent definition.
            return "";
        }

        if (live.EffectiveLink != before.EffectiveLink)
        {
            // The settings in the definition apply here, not the current settings of the network.
            var seen = await owing.ReadDefinedVlansAsync(nics);
            var isAsDefined = seen.Mismatch is null && (seen.Found is not null || IsUndoable);
            if (!isAsDefined && (formerTap is null || seen.Tap != formerTap))
            {
                return WasUp ? NicErrors.LinkStaysDown(target.DomainName, before) : StillDown(before);
            }

            await owing.UpdateAsync(VlanRefresh.WithLink(live, nics.Form, live.Vlan, before.EffectiveLink));
        }

        return !WasUp ? StillDown(before)
            : IsUndoable ? "The NIC is in its former state, and its link is up."
            : "The link of the NIC is up.";
    }

    /// <summary>For a link that an earlier failure left down.</summary>
    private string StillDown(Nic before) => Wanted == LinkState.Up ? NicErrors.LinkIsStillDown(target.DomainName, before) : "";
}
