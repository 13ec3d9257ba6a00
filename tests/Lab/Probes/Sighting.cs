namespace Labs.Probes;

/// <summary>What one NIC heard of one sender.</summary>
/// <param name="Sender">The MAC address of the NIC that sent it.</param>
/// <param name="Kind">The kind it was sent as, or <see cref="FrameKinds.Other"/>.</param>
/// <param name="Tags">The VLAN tags that it arrived with, from the outside in: <c>30</c>, <c>20.30</c>, <c>ad20.30</c>, or none.</param>
/// <param name="Count">How often.</param>
public sealed record Sighting(string Sender, string Kind, string Tags, long Count);
