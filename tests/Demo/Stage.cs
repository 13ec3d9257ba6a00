namespace Demo;

/// <summary>A moment of the demonstration.</summary>
/// <param name="Name">What has just been done.</param>
/// <param name="VlanOf">The VLAN that a guest should be on; null before and after there are NICs.</param>
/// <param name="Guests">What was seen of each guest.</param>
internal sealed record Stage(string Name, Func<SiteGuest, int>? VlanOf, IReadOnlyList<Observation> Guests);
