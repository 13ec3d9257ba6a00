using HvProvider.Nics;
using LibvirtSharp;
using TerraformPlugin.Logging;

namespace HvProvider.Domains;

/// <summary>
/// Removes an interface from a running guest, and believes it only when the definition no longer has it. libvirt merely
/// passes a request on; the guest may take its time, refuse, or never answer.
/// </summary>
internal static class GuestRelease
{
    // A request that reaches a guest before its driver is loaded is lost, so it is repeated. While one is pending, the
    // repetition is refused or ignored, which does no harm.
    private static readonly TimeSpan RepeatAfter = TimeSpan.FromSeconds(10);

    /// <summary>Asks, waits and confirms. Returns when the NIC is gone, or the whole guest.</summary>
    public static async Task<ReleaseOutcome> RemoveAsync(DomainEditor editor, Nic nic)
    {
        var alias = nic.Alias ?? throw new InvalidOperationException("An interface of a running domain has an alias.");
        var waiting = editor.Time.Waiting;
        var watch = await ReleaseWatch.StartAsync(editor, alias, waiting);
        await using var watchLifetime = watch;
        while (true)
        {
            var snapshot = await editor.ReadAsync(waiting);
            if (snapshot?.Live?.Nics.Any(other => other.Alias == alias && other.Mac == nic.Mac) is not true)
            {
                return ReleaseOutcome.Gone;
            }

            if (!snapshot.CanRelease)
            {
                return ReleaseOutcome.GuestPaused;
            }

            await RequestAsync(editor, alias);
            var answer = await NextAsync(watch, waiting);
            PluginLog.Debug("Waited for the guest to release a NIC.", ("alias", alias), ("answer", answer?.ToString() ?? "none yet"));
            switch (answer)
            {
                case DeviceRemovalFailedEvent:
                    return ReleaseOutcome.Refused;
                case null when waiting.IsCancellationRequested:
                    return editor.Time.Stop.IsCancellationRequested ? ReleaseOutcome.Interrupted : ReleaseOutcome.TimedOut;
            }
        }
    }

    private static async Task RequestAsync(DomainEditor editor, string alias)
    {
        try
        {
            await editor.RequestReleaseAsync(alias, editor.Time.Changing);
        }
        catch (LibvirtRemoteException exception) when (exception.Code is
            LibvirtErrorCode.InternalError or LibvirtErrorCode.DeviceMissing or LibvirtErrorCode.OperationInvalid
            or LibvirtErrorCode.NoDomain)
        {
            // Pending already, gone, or the domain stopped: these numbers do not tell which. The next reading does.
        }
    }

    private static async Task<DomainEvent?> NextAsync(ReleaseWatch watch, CancellationToken waiting)
    {
        try
        {
            return await watch.NextAsync(RepeatAfter, waiting);
        }
        catch (OperationCanceledException) when (waiting.IsCancellationRequested)
        {
            return null;
        }
    }
}
