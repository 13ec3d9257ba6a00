namespace LibvirtSharp;

/// <summary>An event of a domain.</summary>
/// <param name="Domain">The domain. Its ID is −1 after it has stopped.</param>
public abstract record DomainEvent(DomainRef Domain);
