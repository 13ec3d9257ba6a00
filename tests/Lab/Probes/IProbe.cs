namespace Labs.Probes;

/// <summary>A running probe: a host or a guest that sends and counts.</summary>
public interface IProbe
{
    /// <summary>The name of its host or guest.</summary>
    string Name { get; }

    /// <summary>Its latest report, or null before the first one.</summary>
    Task<ProbeReport?> ReadAsync(CancellationToken cancellationToken);
}
