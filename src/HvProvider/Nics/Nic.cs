using System.Xml.Linq;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;
using HvProvider.Vlans;

namespace HvProvider.Nics;

/// <summary>
/// An interface as a domain's definition has it. What the document does not state is null, never a default; what the provider does not
/// know stays in <see cref="Element"/>.
/// </summary>
internal sealed record Nic
{
    /// <summary>The element as it stands. It belongs to the definition: copy it before a change.</summary>
    public required XElement Element { get; init; }

    /// <summary>The alias; one that libvirt assigned (<c>net0</c>) is in a live definition only.</summary>
    public string? Alias { get; init; }

    /// <summary>What the NIC is connected to.</summary>
    public required NicSource Source { get; init; }

    /// <summary>The settings of the table. In a live definition, those of a network's port group are among them.</summary>
    public NicSettingValues Settings { get; init; } = NicSettingValues.Empty;

    /// <summary>The host-side device.</summary>
    public string? Tap { get; init; }

    /// <summary>The guest's MAC address; null when the document has none that can be read.</summary>
    public MacAddress? Mac => Settings.Get(MacAddressSetting.Setting);

    /// <summary>The VLANs; in a live definition, those of a network's port group too.</summary>
    public VlanConfig? Vlan => Settings.Get(VlanSetting.Setting);

    /// <summary>The limits of its traffic; in a live definition, those of a network's port group too.</summary>
    public Bandwidth? Bandwidth => Settings.Get(BandwidthSetting.Setting);

    /// <summary>The device model that the guest sees.</summary>
    public string? Model => Settings.Get(ModelSetting.Setting);

    /// <summary>The link state; up where the document does not state one.</summary>
    public LinkState EffectiveLink => Settings.Get(LinkStateSetting.Setting) ?? LinkState.Up;

    /// <summary>The address on the guest's PCI buses.</summary>
    public PciAddress? PciAddress => Settings.Get(PciAddressSetting.Setting);

    /// <summary>The name that the alias carries; null for a NIC that no attachment created or imported.</summary>
    public string? Name => NicName.FromAlias(Alias);
}
