using System.Xml.Linq;
using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;
using HvProvider.Vlans;

namespace HvProvider.Nics;

/// <summary>A configured NIC: the settings that this provider manages, and no others of the interface.</summary>
internal sealed record DesiredNic
{
    /// <summary>The user alias (see <see cref="NicName.ToAlias"/>), which contains the name of the attachment.</summary>
    public required string Alias { get; init; }

    /// <summary>The bridge or the libvirt network. Null leaves the source of an existing NIC unchanged.</summary>
    public required NicSource? Source { get; init; }

    /// <summary>
    /// The settings that the configuration determines. Other settings stay unchanged on an existing NIC, and are chosen by libvirt on
    /// a new one.
    /// </summary>
    public NicSettingValues Settings { get; private init; } = NicSettingValues.Empty
        .With(VlanSetting.Setting, null)
        .With(ModelSetting.Setting, ModelSetting.Setting.NewValue)
        .With(LinkStateSetting.Setting, LinkStateSetting.Setting.NewValue);

    /// <summary>
    /// The settings that its network currently provides to a running NIC that stays on the network, for those that the NIC does not
    /// have itself; null if they are not known. The running NIC has the settings that the network had when the NIC was attached.
    /// </summary>
    public InheritedSettings? Inherited { get; init; }

    /// <summary>
    /// The same NIC in the other definition, in its requested form, or as it was before. A NIC that is attached keeps everything of it
    /// that this provider does not manage, but not its address. Null for a new NIC.
    /// </summary>
    public XElement? Former { get; init; }

    /// <summary>The MAC address in the guest. It is always sent, since libvirt would generate a different one in each definition.</summary>
    public required MacAddress Mac
    {
        get => Settings.Get(MacAddressSetting.Setting)!.Value;
        init => Settings = Settings.With(MacAddressSetting.Setting, value);
    }

    /// <summary>The NIC's own VLANs; null for none: those of the network's port group apply, or the default VLAN of the bridge.</summary>
    public VlanConfig? Vlan
    {
        get => Settings.Get(VlanSetting.Setting);
        init => Settings = Settings.With(VlanSetting.Setting, value);
    }

    /// <summary>The device model in the guest.</summary>
    public string Model
    {
        get => Settings.Get(ModelSetting.Setting)!;
        init => Settings = Settings.With(ModelSetting.Setting, value);
    }

    /// <summary>Whether the guest sees a carrier.</summary>
    public LinkState Link
    {
        get => Settings.Get(LinkStateSetting.Setting) ?? LinkState.Up;
        init => Settings = Settings.With(LinkStateSetting.Setting, value);
    }

    /// <summary>
    /// The PCI address in the guest; null leaves the address of an existing NIC unchanged, and lets libvirt choose that of a new one.
    /// </summary>
    public PciAddress? PciAddress
    {
        get => Settings.Get(PciAddressSetting.Setting);
        init => Settings = value is null
            ? Settings.Without(PciAddressSetting.Setting)
            : Settings.With(PciAddressSetting.Setting, value);
    }

    /// <summary>
    /// This NIC with exactly these settings, without the defaults of a new one. Its MAC address stays unless they contain another. An
    /// initializer cannot set them, since the result would depend on the order of its members.
    /// </summary>
    public DesiredNic WithSettings(NicSettingValues settings) => this with
    {
        Settings = settings.Has(MacAddressSetting.Setting) ? settings : settings.With(MacAddressSetting.Setting, Mac),
    };
}
