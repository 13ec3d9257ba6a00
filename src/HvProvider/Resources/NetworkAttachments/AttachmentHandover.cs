using HvProvider.DomainNics;
using HvProvider.Domains;
using HvProvider.Nics;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>
/// The handover of a NIC from a resource that is destroyed to one that is created in the same operation. The NIC must have its name in
/// each definition that contains it, so that the new resource finds it whatever its MAC address is.
/// </summary>
internal static class AttachmentHandover
{
    /// <summary>Whether the NIC of a state can be handed over.</summary>
    public static bool IsPossible(DomainNic nics, string? name) =>
        name is not null && new[] { nics.Live, nics.Config }.OfType<Nic>().All(nic => nic.Name == name);

    /// <summary>Whether a domain has a NIC that can be handed over.</summary>
    public static bool IsPossible(DomainSnapshot snapshot, string name) =>
        snapshot.Definitions.Any(definition => definition.Nics.Any(nic => nic.Name == name));
}
