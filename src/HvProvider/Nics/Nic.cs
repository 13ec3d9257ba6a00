using System.Xml.Linq;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;
using HvProvider.Vlans;

namespace HvProvider.Nics;

/// <summary>
/// An interface of a domain's definition. Values that the XML does not contain are null; only <see cref="EffectiveLink"/> has
/// libvirt's default. Elements that this provider does not manage stay in <see cref="Element"/>.
/// </summary>
internal sealed record Nic
{
    /// <summary>The original element. It belongs to the definition: copy it before changing it.</summary>
    public required XElement Element { get; init; }

    /// <summary>The alias; an alias assigned by libvirt (<c>net0</c>) exists in live definitions only.</summary>
    public string? Alias { get; init; }

    /// <summary>The source of the NIC.</summary>
    public required NicSource Source { get; init; }

    /// <summary>The settings of the table. In a live definition, they include those of a network's port group.</summary>
    public NicSettingValues Settings { get; init; } = NicSettingValues.Empty;

    /// <summary>The host-side device.</summary>
    public string? Tap { get; init; }

    /// <summary>The MAC address in the guest; null if the XML contains no readable one.</summary>
    public MacAddress? Mac => Settings.Get(MacAddressSetting.Setting);

    /// <summary>
    /// The MAC address that the guest has given the NIC, as libvirt 11.2 and newer report it for a running domain. Null if the guest
    /// uses the configured one.
    /// </summary>
    public MacAddress? CurrentMac =>
        MacAddress.TryParse(InterfaceXml.Attribute(Element, "mac", MacAddressSetting.Current), out var mac) && mac != Mac ? mac : null;

    /// <summary>The VLANs; in a live definition, including those of a network's port group.</summary>
    public VlanConfig? Vlan => Settings.Get(VlanSetting.Setting);

    /// <summary>The traffic limits; in a live definition, including those of a network's port group.</summary>
    public Bandwidth? Bandwidth => Settings.Get(BandwidthSetting.Setting);

    /// <summary>The device model in the guest.</summary>
    public string? Model => Settings.Get(ModelSetting.Setting);

    /// <summary>The link state; up if the XML contains none.</summary>
    public LinkState EffectiveLink => Settings.Get(LinkStateSetting.Setting) ?? LinkState.Up;

    /// <summary>The PCI address in the guest.</summary>
    public PciAddress? PciAddress => Settings.Get(PciAddressSetting.Setting);

    /// <summary>The name in the alias; null for a NIC that no attachment created or imported.</summary>
    public string? Name => NicName.FromAlias(Alias);
}
