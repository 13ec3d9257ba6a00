using HvProvider.Nics.Values;

namespace HvProvider.Nics.Settings;

/// <summary>
/// The limits of the NIC's traffic. A port group sets them, or another tool on the NIC itself; the provider shows those in force and
/// brings changed limits of a port group to running NICs.
/// </summary>
internal static class BandwidthSetting
{
    /// <summary>The setting.</summary>
    public static readonly NicSetting<Bandwidth> Setting = new()
    {
        Name = "bandwidth",
        Element = "bandwidth",
        ElementAttribute = null,
        Resource = new() { All = [EffectiveBandwidthAttributes.Attribute], Show = EffectiveBandwidthAttributes.Show, Configured = null },
        Listing = null,
        ReadXml = static nic => BandwidthXml.Read(nic.Element("bandwidth")),
        WriteXml = static (nic, limits) => InterfaceXml.Replace(nic, "bandwidth", limits is null ? null : BandwidthXml.Write(limits)),
        Describe = static limits => limits?.ToString(),
        LiveChange = SettingChange.InPlace,
        ConfigChange = SettingChange.InPlace,
        WhenUnset = UnsetSetting.Keep,
        Comparison = DefinitionComparison.Never,
        NewValue = null,
        FromNetwork = static network => network.Bandwidth,
        MockValue = "null",
    };
}
