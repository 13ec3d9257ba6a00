using HvProvider.Nics;
using LibvirtSharp;
using TerraformPlugin.Logging;

namespace HvProvider.Domains;

/// <summary>
/// Detaches an interface from a running domain and confirms it by reading the live XML. libvirt only forwards the request; the
/// guest may delay it, reject it, or never answer.
/// </summary>
internal static class GuestRelease
{
    // A request that reaches the guest before its driver is loaded is lost, so it is repeated. While a request is pending, a
    // repetition is rejected or ignored.
    private static readonly TimeSpan RepeatAfter = TimeSpan.FromSeconds(10);

    /// <summary>Requests the release, waits and confirms. Returns when the NIC is removed or the domain has stopped.</summary>
    public static async Task<ReleaseOutcome> RemoveAsync(DomainEditor editor, Nic nic)
    {
        var alias = nic.Alias ?? throw new InvalidOperationException("An interface of a running domain has an alias.");
        var waiting = editor.Time.Waiting;
        var watch = await ReleaseWatch.StartAsync(editor, alias, waiting);
        await using var watchLifetime = watch;
        while (true)
        {
            var snapshot = await editor.ReadWithStateAsync(waiting);
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
            // The request is already pending, the NIC is removed, or the domain has stopped. The error number does not
            // distinguish these; the next read does.
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
