using Hypervisors.Guests;

namespace Demo;

/// <summary>A guest of the demonstration, with its expected VLANs.</summary>
/// <param name="Name">The domain's name.</param>
/// <param name="Guest">The guest.</param>
/// <param name="Vlan">The VLAN of its NIC after the first apply; the infrastructure VLAN if the NIC is untagged.</param>
/// <param name="MovedTo">The VLAN of its NIC after the second apply.</param>
internal sealed record SiteGuest(string Name, Guest Guest, int Vlan, int MovedTo);
