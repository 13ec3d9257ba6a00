using HvProvider.Attributes;
using HvProvider.DomainNics;
using HvProvider.Domains;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>Writes what was found in a domain into a resource's state.</summary>
internal static class AttachmentState
{
    /// <summary>
    /// The state of a NIC that was found in at least one definition. Spellings of <paramref name="known"/> (a prior state or
    /// a plan) are kept where they mean the same.
    /// </summary>
    public static TfObject Of(TfObject known, DomainSnapshot snapshot, DomainNic nics, VlanStatus vlans)
    {
        var nic = nics.Shown ?? throw new ArgumentException("The NIC is in no definition.", nameof(nics));
        var state = known.Clone();
        var uuid = snapshot.Domain.Uuid.ToString();
        var name = known.Get(Name) is { IsKnown: true } given ? given.Value : nics.Name;

        if (known.Get(NetworkAttachmentSchema.Domain) is not { IsKnown: true } domain
            || !DomainSelector.Parse(domain.Value).Selects(snapshot.Domain.Name, snapshot.Domain.Uuid))
        {
            state.Set(NetworkAttachmentSchema.Domain, snapshot.Domain.Name);
        }

        state.Set(Name, OrNull(name));
        BridgeOrNetwork.Show(state, nic, nics);
        VlanWish.Show(state, nics.OwnVlanOf(nic, VlanWish.Of(known)));
        state.Set(Mac, Spelled(known.Get(Mac), nic.Mac?.ToString(), Mac));
        state.Set(Model, OrNull(nic.Model));
        state.Set(Link, Text(nic.EffectiveLink));
        state.Set(Pci, Spelled(known.Get(Pci), nic.PciAddress?.ToString(), Pci));
        state.Set(OnDestroyAction, known.Get(OnDestroyAction) is { IsKnown: true } action ? action : OnDestroy.Detach);
        state.Set(Id, $"{uuid}/{name ?? nic.Mac?.ToString()}");
        state.Set(DomainUuid, uuid);
        state.Set(Alias, OrNull(nic.Alias));
        state.Set(Tap, OrNull(nics.Live?.Tap));
        state.Set(Live, nics.Live is not null);
        state.Set(InSync, NicSync.Differences(snapshot, nics, name).Count == 0);
        state.Set(NetworkAttachmentSchema.EffectiveVlans, PortVlanAttributes.Show(NetworkAttachmentSchema.EffectiveVlans, vlans.Effective));
        state.Set(NetworkAttachmentSchema.EffectiveBandwidth, ShownBandwidth.Show(nics.EffectiveBandwidth));
        return state;
    }

    private static Tf<string> OrNull(string? text) => text is null ? Tf<string>.Null : text;

    private static Tf<string> Spelled(Tf<string> known, string? found, StringAttribute attribute) =>
        found is null ? Tf<string>.Null
        : known.IsKnown && attribute.SemanticEquality!(known.Value, found) ? known
        : found;
}
