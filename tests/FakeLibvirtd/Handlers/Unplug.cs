using LibvirtSharp;

namespace LibvirtFake.Handlers;

/// <summary>The guest is asked to release a device, and answers as it was told to.</summary>
internal static class Unplug
{
    /// <summary>Asks the guest.</summary>
    /// <param name="client">Who wants it.</param>
    /// <param name="domain">The domain.</param>
    /// <param name="alias">The device.</param>
    /// <param name="waits">Whether the call waits for the guest a while: then the answer tells of a refusal.</param>
    public static void Request(FakeClient client, FakeDomain domain, string alias, bool waits)
    {
        if (domain.PendingUnplugs.Contains(alias) && client.Daemon.Options.RefusesRepeatedDetach)
        {
            throw FakeError.Qemu(LibvirtErrorCode.InternalError, $"device {alias} is already in the process of unplug");
        }

        // A paused guest executes nothing, so it answers nothing.
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
