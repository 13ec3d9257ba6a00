using HvProvider.Nics;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using static HvProvider.NetworkAttachments.NetworkAttachmentSchema;

namespace HvProvider.NetworkAttachments;

/// <summary>The VLANs of a NIC as the attributes <c>vlan</c> and <c>trunk</c>, of which at most one is set.</summary>
internal static class VlanOrTrunk
{
    /// <summary>The VLANs of a plan or a state; null where it has none, or does not know them yet.</summary>
    public static NicVlan? Of(TfObject values) =>
        values.Get(Vlan) is { IsKnown: true } vlan ? NicVlan.Access((int)vlan.Value)
        : values.Get(Trunk) is { IsKnown: true } trunk ? TrunkAttributes.Read(trunk.Value)
        : null;

    /// <summary>
    /// Shows the VLANs that were found, in the words that <paramref name="state"/> has for them so far if these mean the same.
    /// What no configuration can ask for is not shown.
    /// </summary>
    public static void Show(TfObject state, NicVlan? found)
    {
        var known = state.Get(Trunk) is { IsKnown: true } trunk ? trunk.Value : null;
        var isKnownTrunk = known is not null && found is not null && TrunkAttributes.Read(known) == found;
        var access = isKnownTrunk ? null : found?.AccessTag;
        state.Set(Vlan, access is { } vlan ? (long)vlan : Tf<long>.Null);
        if (!isKnownTrunk)
        {
            state.Set(Trunk, access is null && found is { Trunk: true, IsSound: true }
                ? TrunkAttributes.Write(found, known)
                : Tf<TfObject>.Null);
        }
    }
}
