namespace LibvirtSharp;

/// <summary>A device was attached to a running domain.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Alias">The alias of the device.</param>
public sealed record DeviceAddedEvent(DomainRef Domain, string Alias) : DomainEvent(Domain);
