namespace Demo;

/// <summary>A stage of the demonstration.</summary>
/// <param name="Name">The name of the step that precedes it.</param>
/// <param name="VlanOf">The expected VLAN of a guest; null if it has no NIC.</param>
/// <param name="Guests">The observation of each guest.</param>
internal sealed record Stage(string Name, Func<SiteGuest, int>? VlanOf, IReadOnlyList<Observation> Guests);
