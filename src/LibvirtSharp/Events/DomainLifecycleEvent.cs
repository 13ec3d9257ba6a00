namespace LibvirtSharp;

/// <summary>A domain was defined, started, stopped and so on.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Lifecycle">What happened.</param>
/// <param name="Detail">Why or how; see <see cref="DomainLifecycle"/>.</param>
public sealed record DomainLifecycleEvent(DomainRef Domain, DomainLifecycle Lifecycle, int Detail) : DomainEvent(Domain);
