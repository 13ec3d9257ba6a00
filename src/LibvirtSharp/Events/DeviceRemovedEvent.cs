namespace LibvirtSharp;

/// <summary>The guest has released a device and it is gone from the running domain.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Alias">The device.</param>
public sealed record DeviceRemovedEvent(DomainRef Domain, string Alias) : DomainEvent(Domain);
