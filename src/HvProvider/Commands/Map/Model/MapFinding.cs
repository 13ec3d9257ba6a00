namespace HvProvider.Commands.Map.Model;

/// <summary>Something that is marked at a NIC.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Vlans">The VLANs that it is about, in order; empty where it is about none.</param>
/// <param name="Message">What was found, as a sentence.</param>
internal sealed record MapFinding(MapFindingKind Kind, IReadOnlyList<int> Vlans, string Message);
