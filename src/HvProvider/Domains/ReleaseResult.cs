namespace HvProvider.Domains;

/// <summary>The outcome of detaching an interface from a running domain, and what explains it.</summary>
/// <param name="Outcome">The outcome.</param>
internal readonly record struct ReleaseResult(ReleaseOutcome Outcome)
{
    /// <summary>The interface is removed.</summary>
    public static readonly ReleaseResult Gone = new(ReleaseOutcome.Gone);

    /// <summary>libvirt's last refusal of a request, in its own words; null if it refused none.</summary>
    public string? LastRefusal { get; init; }

    /// <summary>Whether libvirt passed on at least one request.</summary>
    public bool IsRequested { get; init; }

    /// <summary>Why the definition does not allow it, as a clause; null if it does.</summary>
    public string? Obstacle { get; init; }

    /// <summary>The domain as last read.</summary>
    public DomainSnapshot? Domain { get; init; }
}
