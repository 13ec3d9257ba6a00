using LibvirtSharp.Protocol;

namespace LibvirtSharp.Session;

/// <summary>Decodes event packets.</summary>
internal static class EventDecoder
{
    /// <summary>The event with its callback ID; null for events that this client never subscribes to.</summary>
    public static (int CallbackId, DomainEvent Event)? Decode(Packet packet)
    {
        switch ((LibvirtProcedure)packet.Header.Procedure)
        {
            case LibvirtProcedure.DomainEventCallbackLifecycle:
                var lifecycle = Read(EventProcedures.Lifecycle, packet);
                return (lifecycle.Item1, new DomainLifecycleEvent(
                    lifecycle.Item2, (DomainLifecycle)lifecycle.Item3.Value, lifecycle.Item4));
            case LibvirtProcedure.DomainEventCallbackDeviceAdded:
                var added = Read(EventProcedures.DeviceAdded, packet);
                return (added.Item1, new DeviceAddedEvent(added.Item2, added.Item3));
            case LibvirtProcedure.DomainEventCallbackDeviceRemoved:
                var removed = Read(EventProcedures.DeviceRemoved, packet);
                return (removed.Item1, new DeviceRemovedEvent(removed.Item2, removed.Item3));
            case LibvirtProcedure.DomainEventCallbackDeviceRemovalFailed:
                var failed = Read(EventProcedures.DeviceRemovalFailed, packet);
                return (failed.Item1, new DeviceRemovalFailedEvent(failed.Item2, failed.Item3));
            default:
                return null;
        }
    }

    private static T Read<T>(EventProcedure<T> _, Packet packet)
        where T : Xdr.IXdrValue<T> => packet.Decode<T>();
}
