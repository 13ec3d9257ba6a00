namespace Hypervisors.Contents;

/// <summary>Something that a test may leave on a host.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its name; of a bridge port also its bridge.</param>
/// <param name="Domain">The running domain whose tap it is, if it is one's.</param>
public sealed record HostItem(HostItemKind Kind, string Name, string? Domain = null)
{
    public override string ToString() =>
        $"{Kind.ToString().ToLowerInvariant()} {Name}" + (Domain is null ? "" : $" (of the domain {Domain})");
}
