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
    public NicSettingValues Settings { get; init; } = NicSettingValues.Empty
        .With(VlanSetting.Setting, null)
        .With(ModelSetting.Setting, ModelSetting.Setting.NewValue)
        .With(LinkStateSetting.Setting, LinkStateSetting.Setting.NewValue);

    /// <summary>
    /// The settings that its network currently provides to a running NIC that stays on the network, for those that the NIC does not
    /// have itself; null if they are not known. The running NIC has the settings that the network had when the NIC was attached.
    /// </summary>
    public InheritedSettings? Inherited { get; init; }

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
    /// Whether the VLANs of a running NIC change, its own or those of its network. False if they are not known, because the NIC moves
    /// to another network or port group.
    /// </summary>
    public bool ChangesVlansOf(Nic live)
    {
        var source = Source ?? live.Source;
        return Vlan is not null || !source.IsNetwork ? Vlan != live.Vlan
            : source.IsSameAs(live.Source) && Inherited is { } inherited && inherited.Vlan != live.Vlan;
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
}
