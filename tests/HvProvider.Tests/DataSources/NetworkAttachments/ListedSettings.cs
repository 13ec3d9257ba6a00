using HvProvider.Nics.Settings;
using TerraformPlugin.Schemas;

namespace HvProvider.Tests.DataSources.NetworkAttachments;

/// <summary>The listed attributes of settings by short names.</summary>
internal static class ListedSettings
{
    public static readonly Int64Attribute Vlan = ListedVlanAttributes.Vlan;
    public static readonly NestedAttribute Trunk = ListedVlanAttributes.Trunk;
    public static readonly StringAttribute Mac = (StringAttribute)MacAddressSetting.Setting.ListedAttributes[0];
    public static readonly StringAttribute Model = (StringAttribute)ModelSetting.Setting.ListedAttributes[0];
    public static readonly StringAttribute Link = (StringAttribute)LinkStateSetting.Setting.ListedAttributes[0];
    public static readonly StringAttribute Pci = (StringAttribute)PciAddressSetting.Setting.ListedAttributes[0];
}
