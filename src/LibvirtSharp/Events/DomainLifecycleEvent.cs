namespace LibvirtSharp;

/// <summary>A domain was defined, started, stopped and so on.</summary>
/// <param name="Domain">The domain.</param>
/// <param name="Lifecycle">The change.</param>
/// <param name="Detail">The reason of the change; see <see cref="DomainLifecycle"/>.</param>
public sealed record DomainLifecycleEvent(DomainRef Domain, DomainLifecycle Lifecycle, int Detail) : DomainEvent(Domain);
