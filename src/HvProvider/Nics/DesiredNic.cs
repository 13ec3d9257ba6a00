using HvProvider.Vlans;

namespace HvProvider.Nics;

/// <summary>A NIC as the configuration wants it: what this provider decides, and nothing else about the interface.</summary>
internal sealed record DesiredNic
{
    /// <summary>The user alias (see <see cref="NicName.ToAlias"/>) that carries the attachment's name.</summary>
    public required string Alias { get; init; }

    /// <summary>The guest's MAC address; always sent, since two generated ones could differ between the definitions.</summary>
    public required MacAddress Mac { get; init; }

    /// <summary>The bridge or the libvirt network. Null leaves that of an existing NIC as it is.</summary>
    public required NicSource? Source { get; init; }

    /// <summary>The VLAN of an access port, or those of a trunk; null is neither: that of the network's
    /// port group, or the bridge's default VLAN.</summary>
    public VlanConfig? Vlan { get; init; }

    /// <summary>
    /// What a running NIC that stays where it is should have from its network, of what it has not itself; null where that is not
    /// known. It was given what the network had when it was plugged in.
    /// </summary>
    public InheritedSettings? Inherited { get; init; }

    /// <summary>The device the guest sees.</summary>
    public string Model { get; init; } = "virtio";

    /// <summary>Whether the guest shall see a carrier.</summary>
    public LinkState Link { get; init; } = LinkState.Up;

    /// <summary>Where on the guest's PCI buses; null leaves an existing NIC where it is, and a new one to libvirt.</summary>
    public PciAddress? PciAddress { get; init; }
}
