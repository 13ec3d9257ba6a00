using HvProvider.Nics.Values;
using TerraformPlugin.Schemas;

namespace HvProvider.Nics.Settings;

/// <summary>The guest's MAC address. It is always sent: libvirt would generate another one in each definition.</summary>
internal static class MacAddressSetting
{
    /// <summary>The XML attribute by which libvirt 11.2 and newer report the address that the guest has given the NIC.</summary>
    public const string Current = "currentAddress";

    /// <summary><c>mac_address</c>.</summary>
    public static readonly StringAttribute Attribute = new("mac_address")
    {
        Optional = true,
        Computed = true,
        Description =
            "The MAC address of the NIC. By default it is derived from the provider's `mac_namespace`, the domain name and `name`; it is "
            + "therefore known during plan and identical after a rebuild. Changing it re-attaches the NIC of a running domain.",
        Validators = [MacAddressValidator.Instance],
        SemanticEquality = static (left, right) =>
            MacAddress.TryParse(left, out var a) && MacAddress.TryParse(right, out var b) && a == b,
    };

    private static readonly StringAttribute Listed = new("mac_address")
    {
        Computed = true,
        Description = "The MAC address of the NIC in the guest.",
    };

    /// <summary>The setting.</summary>
    public static readonly NicSetting<MacAddress?> Setting = new()
    {
        Name = Attribute.Name,
        Element = "mac",
        ElementAttribute = "address",
        ReportedAttribute = Current,
        Resource = TextSetting.Of<MacAddress?>(Attribute, static text => MacAddress.TryParse(text, out var mac) ? mac : null, Format),
        Listing = TextSetting.Shown<MacAddress?>(Listed, Format),
        ReadXml = static nic => MacAddress.TryParse(InterfaceXml.Attribute(nic, "mac", "address"), out var mac) ? mac : null,
        WriteXml = static (nic, mac) => InterfaceXml.SetAttribute(nic, "mac", "address", Format(mac)),
        Describe = Format,
        LiveChange = SettingChange.Reattach,
        ConfigChange = SettingChange.Reattach,
        WhenUnset = UnsetSetting.Keep,
        Comparison = DefinitionComparison.Always,
        NewValue = null,
        FromNetwork = null,
        MockValue = "\"52:54:00:00:00:01\"",
    };

    private static string? Format(MacAddress? mac) => mac?.ToString();
}
