namespace HvProvider.Commands.Map.Model;

/// <summary>A finding of a NIC.</summary>
/// <param name="Kind">The kind of the finding.</param>
/// <param name="Vlans">The affected VLANs, in order; empty if there are none.</param>
/// <param name="Message">The finding, as a sentence.</param>
internal sealed record MapFinding(MapFindingKind Kind, IReadOnlyList<int> Vlans, string Message);
