using LibvirtSharp.Xdr;

namespace LibvirtSharp.Protocol;

/// <summary>Events of domains; see <see cref="LibvirtProcedure"/> for the names of their fields.</summary>
internal static class EventProcedures
{
    internal static EventProcedure<XdrStruct<XdrInt32, DomainRef, XdrInt32, XdrInt32>>
        Lifecycle => new(LibvirtProcedure.DomainEventCallbackLifecycle);

    internal static EventProcedure<XdrStruct<XdrInt32, DomainRef, XdrString>>
        DeviceRemoved => new(LibvirtProcedure.DomainEventCallbackDeviceRemoved);

    internal static EventProcedure<XdrStruct<XdrInt32, DomainRef, XdrString>>
        DeviceAdded => new(LibvirtProcedure.DomainEventCallbackDeviceAdded);

    internal static EventProcedure<XdrStruct<XdrInt32, DomainRef, XdrString>>
        DeviceRemovalFailed => new(LibvirtProcedure.DomainEventCallbackDeviceRemovalFailed);
}
