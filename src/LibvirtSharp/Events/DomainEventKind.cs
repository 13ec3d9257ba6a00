namespace LibvirtSharp;

/// <summary>Kinds of domain events that can be subscribed to.</summary>
public enum DomainEventKind
{
    /// <summary><see cref="DomainLifecycleEvent"/></summary>
    Lifecycle = 0,

    /// <summary><see cref="DeviceRemovedEvent"/></summary>
    DeviceRemoved = 15,

    /// <summary><see cref="DeviceAddedEvent"/></summary>
    DeviceAdded = 19,

    /// <summary><see cref="DeviceRemovalFailedEvent"/></summary>
    DeviceRemovalFailed = 22,
}
