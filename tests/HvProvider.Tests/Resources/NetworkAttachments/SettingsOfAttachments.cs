using HvProvider.Nics.Settings;
using TerraformPlugin.Schemas;

namespace HvProvider.Tests.Resources.NetworkAttachments;

/// <summary>The attributes of settings by short names, for configurations in tests.</summary>
internal static class SettingsOfAttachments
{
    public static readonly Int64Attribute Vlan = VlanSetting.Attributes.Vlan;
    public static readonly NestedAttribute Trunk = VlanSetting.Attributes.Trunk;
    public static readonly StringAttribute Mac = MacAddressSetting.Attribute;
    public static readonly StringAttribute Model = ModelSetting.Attribute;
    public static readonly StringAttribute Link = LinkStateSetting.Attribute;
    public static readonly StringAttribute Pci = PciAddressSetting.Attribute;
    public static readonly NestedAttribute EffectiveBandwidth = EffectiveBandwidthAttributes.Attribute;
}
