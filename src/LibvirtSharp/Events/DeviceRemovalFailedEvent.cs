namespace LibvirtSharp;

/// <summary>The guest refused to release a device.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Alias">The alias of the device.</param>
public sealed record DeviceRemovalFailedEvent(DomainRef Domain, string Alias) : DomainEvent(Domain);
