using System.Xml.Linq;
using HvProvider.Vlans;

namespace HvProvider.Nics;

/// <summary>
/// An interface as a domain's definition has it. What the document does not say is null, never a default; what we do not
/// know stays in <see cref="Element"/>.
/// </summary>
internal sealed record Nic
{
    /// <summary>The element as it stands. Not ours to change: copy it first.</summary>
    public required XElement Element { get; init; }

    /// <summary>The alias; libvirt's own (<c>net0</c>) in a live definition only.</summary>
    public string? Alias { get; init; }

    /// <summary>The guest's MAC address; null when the document has none that can be read.</summary>
    public MacAddress? Mac { get; init; }

    /// <summary>What the NIC is connected to.</summary>
    public required NicSource Source { get; init; }

    /// <summary>The VLANs; live, those of a network's port group are shown here too.</summary>
    public VlanConfig? Vlan { get; init; }

    /// <summary>The limits of its traffic; live, those of a network's port group are shown here too.</summary>
    public Bandwidth? Bandwidth { get; init; }

    /// <summary>The device the guest sees.</summary>
    public string? Model { get; init; }

    /// <summary>The link state, if the document names one.</summary>
    public LinkState? Link { get; init; }

    /// <summary>The address on the guest's PCI buses.</summary>
    public PciAddress? PciAddress { get; init; }

    /// <summary>The host-side device.</summary>
    public string? Tap { get; init; }

    /// <summary>The MTU, if the document sets one.</summary>
    public int? Mtu { get; init; }

    /// <summary>The place in the boot order.</summary>
    public int? BootOrder { get; init; }

    /// <summary>The name that the alias carries, if an attachment made it.</summary>
    public string? Name => NicName.FromAlias(Alias);

    /// <summary>What an absent link state means.</summary>
    public LinkState EffectiveLink => Link ?? LinkState.Up;
}
