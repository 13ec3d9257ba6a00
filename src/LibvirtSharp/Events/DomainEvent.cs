namespace LibvirtSharp;

/// <summary>Something that happened to a domain.</summary>
/// <param name="Domain">The domain; its ID is −1 once it has stopped.</param>
public abstract record DomainEvent(DomainRef Domain);
