namespace LibvirtSharp;

/// <summary>A device was plugged into a running domain.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Alias">The device.</param>
public sealed record DeviceAddedEvent(DomainRef Domain, string Alias) : DomainEvent(Domain);
