using HvProvider.Attributes;
using HvProvider.Nics.Values;
using HvProvider.Vlans;

namespace HvProvider.Nics.Settings;

/// <summary>The VLANs of the NIC itself: an access port or a trunk.</summary>
internal static class VlanSetting
{
    private const string NeededForVlans =
        "Requires libvirt 11.0 or newer and a bridge with VLAN filtering. Changing it on a running domain requires libvirt 11.3 or "
        + "newer; the NIC stays attached.";

    /// <summary><c>vlan</c> and <c>trunk</c>, of which at most one is set.</summary>
    public static readonly VlanConfigAttributes Attributes = new(
        "The VLAN ID of the NIC, 1 to 4094. The NIC is an access port: the guest sends and receives untagged frames. If neither "
        + "`vlan` nor `trunk` is set, the NIC uses the VLANs of its port group, or else the bridge's default PVID. " + NeededForVlans,
        "The VLANs of a trunk port, as an alternative to `vlan`. The guest sends and receives tagged frames. Different notations of "
        + "the same VLANs are equal. " + NeededForVlans);

    /// <summary>The setting.</summary>
    public static readonly NicSetting<VlanConfig> Setting = new()
    {
        Name = Attributes.Vlan.Name,
        Element = "vlan",
        ElementAttribute = null,
        Resource = new()
        {
            All = [Attributes.Vlan, Attributes.Trunk],
            Validators = [Attributes.Exclusion],
            Show = Attributes.Show,
            Configured = static values =>
                !Attributes.IsKnown(values) ? SettingValue<VlanConfig>.Unknown
                : Attributes.Of(values) is { } vlan ? SettingValue<VlanConfig>.Known(vlan)
                : SettingValue<VlanConfig>.Unset,
        },
        Listing = new() { All = ListedVlanAttributes.All, Show = ListedVlanAttributes.WriteTo, Configured = null },
        ReadXml = static nic => VlanXml.Read(nic.Element("vlan")),
        WriteXml = static (nic, vlan) => InterfaceXml.Replace(nic, "vlan", vlan is null ? null : VlanXml.Write(vlan)),
        Describe = static vlan => vlan?.ToString(),
        LiveChange = SettingChange.InPlace,
        ConfigChange = SettingChange.InPlace,
        WhenUnset = UnsetSetting.Remove,
        Comparison = DefinitionComparison.Always,
        NewValue = null,
        FromNetwork = static network => network.Vlan,
        MockValue = "30",
    };
}
