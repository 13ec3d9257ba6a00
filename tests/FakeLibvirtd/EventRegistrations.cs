using LibvirtSharp;
using LibvirtSharp.Protocol;
using LibvirtSharp.Xdr;

namespace LibvirtFake;

/// <summary>The event registrations of one client. IDs are unique across all clients and start at 0.</summary>
internal sealed class EventRegistrations
{
    private static int _nextId;

    private readonly Lock _lock = new();
    private readonly Dictionary<int, (DomainEventKind Kind, DomainRef? Domain)> _registrations = [];

    public int Add(DomainEventKind kind, DomainRef? domain)
    {
        var id = Interlocked.Increment(ref _nextId) - 1;
        lock (_lock)
        {
            if (_registrations.Values.Any(other => other.Kind == kind && other.Domain?.Uuid == domain?.Uuid))
            {
                throw FakeError.Qemu(LibvirtErrorCode.InvalidArgument, "invalid argument: event callback already tracked");
            }

            _registrations.Add(id, (kind, domain));
        }

        return id;
    }

    public bool Remove(int id)
    {
        lock (_lock)
        {
            return _registrations.Remove(id);
        }
    }

    public IReadOnlyList<ReadOnlyMemory<byte>> Encode(DomainEvent domainEvent)
    {
        lock (_lock)
        {
            return
            [
                .. from registration in _registrations
                   where registration.Value.Kind == KindOf(domainEvent)
                   where registration.Value.Domain is not { } domain || domain.Uuid == domainEvent.Domain.Uuid
                   select Encode(registration.Key, domainEvent),
            ];
        }
    }

    private static DomainEventKind KindOf(DomainEvent domainEvent) => domainEvent switch
    {
        DeviceAddedEvent => DomainEventKind.DeviceAdded,
        DeviceRemovedEvent => DomainEventKind.DeviceRemoved,
        DeviceRemovalFailedEvent => DomainEventKind.DeviceRemovalFailed,
        _ => DomainEventKind.Lifecycle,
    };

    private static ReadOnlyMemory<byte> Encode(int id, DomainEvent domainEvent) => domainEvent switch
    {
        DomainLifecycleEvent e => Encode(EventProcedures.Lifecycle, new(id, e.Domain, (int)e.Lifecycle, e.Detail)),
        DeviceAddedEvent e => Encode(EventProcedures.DeviceAdded, new(id, e.Domain, e.Alias)),
        DeviceRemovedEvent e => Encode(EventProcedures.DeviceRemoved, new(id, e.Domain, e.Alias)),
        DeviceRemovalFailedEvent e => Encode(EventProcedures.DeviceRemovalFailed, new(id, e.Domain, e.Alias)),
        _ => throw new ArgumentException($"no event: {domainEvent}"),
    };

    // libvirtd sends all events with serial 1, contrary to the comment in the protocol.
    private static ReadOnlyMemory<byte> Encode<T>(EventProcedure<T> procedure, T content)
        where T : IXdrValue<T> => Packet.Encode(
            new PacketHeader(
                PacketHeader.RemoteProgram, PacketHeader.ProtocolVersion, (int)procedure.Number, PacketType.Message, 1,
                PacketStatus.Ok),
            content);
}
