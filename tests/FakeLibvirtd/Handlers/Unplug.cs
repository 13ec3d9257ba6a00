using LibvirtSharp;

namespace LibvirtFake.Handlers;

/// <summary>Requests the guest to release a device; the guest reacts as configured.</summary>
internal static class Unplug
{
    /// <summary>Sends the request to the guest.</summary>
    /// <param name="client">The client of the call.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="alias">The alias of the device.</param>
    /// <param name="waits">Whether the call waits for the guest, so that the reply reports a rejection.</param>
    public static void Request(FakeClient client, FakeDomain domain, string alias, bool waits)
    {
        if (domain.PendingUnplugs.Contains(alias) && client.Daemon.Options.RefusesRepeatedDetach)
        {
            throw FakeError.Qemu(LibvirtErrorCode.InternalError, $"device {alias} is already in the process of unplug");
        }

        // A paused guest does not execute, so it does not respond.
        var answer = domain.State == DomainState.Running ? domain.Unplug : GuestUnplug.Never;
        switch (answer)
        {
            case GuestUnplug.Cooperates when waits:
                domain.CompleteUnplug(alias);
                break;
            case GuestUnplug.Cooperates:
                domain.PendingUnplugs.Add(alias);
                client.AfterReply(() => domain.CompleteUnplug(alias));
                break;
            case GuestUnplug.Rejects when waits:
                domain.RejectUnplug(alias);
                throw FakeError.Qemu(LibvirtErrorCode.OperationFailed, $"unplug of device {alias} was rejected by the guest");
            case GuestUnplug.Rejects:
                client.AfterReply(() => domain.RejectUnplug(alias));
                break;
            default:
                domain.PendingUnplugs.Add(alias);
                break;
        }
    }
}
