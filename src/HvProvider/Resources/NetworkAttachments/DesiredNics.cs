using HvProvider.DomainNics;
using HvProvider.Nics;
using TerraformPlugin.Schemas;
using static HvProvider.Resources.NetworkAttachments.NetworkAttachmentSchema;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>Turns a plan into the NIC that it describes.</summary>
internal static class DesiredNics
{
    /// <summary>The model of a new NIC where none is given.</summary>
    public const string DefaultModel = "virtio";

    /// <summary>The NIC of a plan that does not exist yet.</summary>
    /// <param name="planned">The plan. Its name, source, VLANs and link state are known by now.</param>
    /// <param name="mac">The MAC address, given or derived.</param>
    public static DesiredNic New(TfObject planned, MacAddress mac) => new()
    {
        Alias = NicName.ToAlias(planned.Get(Name).Value),
        Mac = mac,
        Source = BridgeOrNetwork.Of(planned),
        Vlan = VlanWish.Of(planned),
        Model = planned.Get(Model) is { IsKnown: true } model ? model.Value : DefaultModel,
        Link = planned.Get(Link).Value == Text(LinkState.Up) ? LinkState.Up : LinkState.Down,
        PciAddress = planned.Get(Pci) is { IsKnown: true } address ? PciAddress.Parse(address.Value) : null,
    };

    /// <summary>The NIC of a plan in the place of one that exists; what the plan leaves open stays as it is.</summary>
    /// <param name="existing">The NIC.</param>
    /// <param name="nics">The NIC in both definitions.</param>
    /// <param name="change">The plan.</param>
    public static DesiredNic InPlaceOf(Nic existing, DomainNic nics, AttachmentChange change)
    {
        var planned = change.Planned;
        var wanted = New(planned, change.Mac);
        var isKept = change.KeepsNetwork && existing.Source.IsNetwork
            && wanted.Source is { IsPlainBridge: true } bridge && nics.BridgeOf(existing) == bridge.Bridge;
        return wanted with
        {
            Source = isKept ? null : wanted.Source,
            Inherited = nics.InheritedBy(existing),
            Model = planned.Get(Model) is { IsKnown: true } ? wanted.Model : existing.Model ?? DefaultModel,
        };
    }
}
