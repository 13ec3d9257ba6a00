namespace LibvirtSharp;

/// <summary>The guest released a device, which was removed from the running domain.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Alias">The alias of the device.</param>
public sealed record DeviceRemovedEvent(DomainRef Domain, string Alias) : DomainEvent(Domain);
