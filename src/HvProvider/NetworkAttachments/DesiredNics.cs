using HvProvider.Nics;
using TerraformPlugin.Schemas;
using static HvProvider.NetworkAttachments.NetworkAttachmentSchema;

namespace HvProvider.NetworkAttachments;

/// <summary>Turns a plan into the NIC that it describes.</summary>
internal static class DesiredNics
{
    /// <summary>The model of a new NIC where none is given.</summary>
    public const string DefaultModel = "virtio";

    /// <summary>The NIC of a plan that does not exist yet.</summary>
    /// <param name="planned">The plan. Its name, bridge, VLAN and link state are known by now.</param>
    /// <param name="mac">The MAC address, given or derived.</param>
    public static DesiredNic New(TfObject planned, MacAddress mac) => new()
    {
        Alias = NicName.ToAlias(planned.Get(Name).Value),
        Mac = mac,
        Bridge = planned.Get(Bridge).Value,
        Vlan = VlanWish.Of(planned),
        Model = planned.Get(Model) is { IsKnown: true } model ? model.Value : DefaultModel,
        Link = planned.Get(Link).Value == Text(LinkState.Up) ? LinkState.Up : LinkState.Down,
        PciAddress = planned.Get(Pci) is { IsKnown: true } address ? PciAddress.Parse(address.Value) : null,
    };

    /// <summary>
    /// The NIC of a plan in the place of one that exists. A NIC of a libvirt network whose bridge is the wanted one stays the
    /// network's; what the plan leaves open stays as it is.
    /// </summary>
    public static DesiredNic InPlaceOf(Nic existing, AttachmentNics nics, TfObject planned, MacAddress mac)
    {
        var wanted = New(planned, mac);
        return wanted with
        {
            Bridge = existing.Source.IsNetwork && nics.BridgeOf(existing) == wanted.Bridge ? null : wanted.Bridge,
            Model = planned.Get(Model) is { IsKnown: true } ? wanted.Model : existing.Model ?? DefaultModel,
        };
    }
}
