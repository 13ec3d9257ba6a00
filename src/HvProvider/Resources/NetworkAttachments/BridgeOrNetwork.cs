using HvProvider.DomainNics;
using HvProvider.Nics;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>
/// What a NIC is connected to as the attributes <c>bridge</c>, <c>network</c> and <c>port_group</c>. Where a network is asked for, the
/// bridge is shown all the same: the one that came of it.
/// </summary>
internal static class BridgeOrNetwork
{
    /// <summary>What a plan or a state asks for; null while that is not known.</summary>
    public static NicSource? Of(TfObject values) => values switch
    {
        _ when values.Get(Network).IsUnknown || values.Get(PortGroup).IsUnknown => null,
        _ when values.Get(Network) is { IsKnown: true } network => NicSource.OfNetwork(
            network.Value, values.Get(PortGroup) is { IsKnown: true } group ? group.Value : null),
        _ => values.Get(Bridge) is { IsKnown: true } bridge ? NicSource.OfBridge(bridge.Value) : null,
    };

    /// <summary>
    /// Shows what was found. Whoever asked for the bridge of a network's NIC sees the bridge alone: it is on the one that was asked for.
    /// </summary>
    public static void Show(TfObject state, Nic nic, DomainNic nics)
    {
        var bridge = nics.BridgeOf(nic);
        var isNetwork = nic.Source.IsNetwork
            && !(state.Get(Network).IsNull && state.Get(Bridge) is { IsKnown: true } known && known.Value == bridge);
        state.Set(Bridge, OrNull(bridge));
        state.Set(Network, OrNull(isNetwork ? nic.Source.Network : null));
        state.Set(PortGroup, OrNull(isNetwork ? nic.Source.PortGroup : null));
    }

    private static Tf<string> OrNull(string? text) => text is null ? Tf<string>.Null : text;
}
