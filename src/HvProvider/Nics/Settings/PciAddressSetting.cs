using HvProvider.Nics.Values;
using TerraformPlugin.Schemas;

namespace HvProvider.Nics.Settings;

/// <summary>The NIC's address on the guest's PCI buses. libvirt assigns it in each definition by itself where none is sent.</summary>
internal static class PciAddressSetting
{
    /// <summary><c>pci_address</c>.</summary>
    public static readonly StringAttribute Attribute = new("pci_address")
    {
        Optional = true,
        Computed = true,
        Description =
            "The PCI address of the NIC in the guest, such as `0000:05:00.0`. By default the provider chooses an address that is free in "
            + "both the live XML and the persistent definition, and keeps it. Changing it re-attaches the NIC of a running domain.",
        Validators = [new StringMatches(
            static text => PciAddress.TryParse(text, out var address) && !address.IsEmpty,
            "must be a PCI address such as \"0000:05:00.0\"")],
        SemanticEquality = static (left, right) =>
            PciAddress.TryParse(left, out var a) && PciAddress.TryParse(right, out var b) && a == b,
    };

    private static readonly StringAttribute Listed = new("pci_address")
    {
        Computed = true,
        Description = "The PCI address of the NIC in the guest, such as `0000:05:00.0`. Null if the NIC has none.",
    };

    /// <summary>The setting.</summary>
    public static readonly NicSetting<PciAddress?> Setting = new()
    {
        Name = Attribute.Name,
        Element = "address",
        ElementAttribute = null,
        Resource = TextSetting.Of<PciAddress?>(Attribute, static text => PciAddress.TryParse(text, out var address) ? address : null,
            Format),
        Listing = TextSetting.Shown<PciAddress?>(Listed, Format),
        ReadXml = PciXml.ReadAddress,
        WriteXml = static (nic, address) => InterfaceXml.Replace(nic, "address", address is { } at ? PciXml.WriteAddress(at) : null),
        Describe = Format,
        LiveChange = SettingChange.Reattach,
        ConfigChange = SettingChange.Reattach,
        WhenUnset = UnsetSetting.Keep,
        Comparison = DefinitionComparison.WhereBothHave,
        NewValue = null,
        FromNetwork = null,
        MockValue = "\"0000:05:00.0\"",
    };

    private static string? Format(PciAddress? address) => address?.ToString();
}
