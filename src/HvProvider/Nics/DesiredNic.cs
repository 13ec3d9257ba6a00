using HvProvider.Nics.Settings;
using HvProvider.Nics.Values;
using HvProvider.Vlans;

namespace HvProvider.Nics;

/// <summary>A NIC as it is configured: what this provider decides on, and nothing else of the interface.</summary>
internal sealed record DesiredNic
{
    /// <summary>The user alias (see <see cref="NicName.ToAlias"/>) that carries the attachment's name.</summary>
    public required string Alias { get; init; }

    /// <summary>The bridge or the libvirt network. Null leaves that of an existing NIC as it is.</summary>
    public required NicSource? Source { get; init; }

    /// <summary>
    /// The settings that are decided on. One that is not among them stays as it is on an existing NIC, and is up to libvirt on a new one.
    /// </summary>
    public NicSettingValues Settings { get; init; } = NicSettingValues.Empty
        .With(VlanSetting.Setting, null)
        .With(ModelSetting.Setting, ModelSetting.Setting.NewValue)
        .With(LinkStateSetting.Setting, LinkStateSetting.Setting.NewValue);

    /// <summary>
    /// The settings that its network provides to a running NIC that stays where it is, of those that it has not itself; null where they
    /// are not known. The NIC got what the network had when it was attached.
    /// </summary>
    public InheritedSettings? Inherited { get; init; }

    /// <summary>The guest's MAC address; always sent, since libvirt would generate one in each definition.</summary>
    public required MacAddress Mac
    {
        get => Settings.Get(MacAddressSetting.Setting)!.Value;
        init => Settings = Settings.With(MacAddressSetting.Setting, value);
    }

    /// <summary>The NIC's own VLANs; null is none: those of the network's port group apply, or the bridge's default VLAN.</summary>
    public VlanConfig? Vlan
    {
        get => Settings.Get(VlanSetting.Setting);
        init => Settings = Settings.With(VlanSetting.Setting, value);
    }

    /// <summary>The device model that the guest sees.</summary>
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

    /// <summary>The address on the guest's PCI buses; null leaves an existing NIC where it is, and a new one to libvirt.</summary>
    public PciAddress? PciAddress
    {
        get => Settings.Get(PciAddressSetting.Setting);
        init => Settings = value is null
            ? Settings.Without(PciAddressSetting.Setting)
            : Settings.With(PciAddressSetting.Setting, value);
    }
}
