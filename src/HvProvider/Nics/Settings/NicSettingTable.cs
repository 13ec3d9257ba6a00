using TerraformPlugin.Schemas;

namespace HvProvider.Nics.Settings;

/// <summary>The table of NIC settings, in the order of libvirt's elements and of messages.</summary>
internal static class NicSettingTable
{
    /// <summary>Every setting. A new one is a file beside this one, and an entry here.</summary>
    public static readonly IReadOnlyList<NicSetting> All =
    [
        MacAddressSetting.Setting,
        VlanSetting.Setting,
        BandwidthSetting.Setting,
        ModelSetting.Setting,
        LinkStateSetting.Setting,
        PciAddressSetting.Setting,
    ];

    /// <summary>Those that a configuration can set.</summary>
    public static IEnumerable<NicSetting> Configurable => All.Where(static setting => setting.IsConfigurable);

    /// <summary>Those whose change detaches a running NIC and attaches it again.</summary>
    public static IEnumerable<NicSetting> Reattaching =>
        Configurable.Where(static setting => setting.LiveChange == SettingChange.Reattach);

    /// <summary>The attributes of <c>hv_network_attachment</c> that set a setting.</summary>
    public static IEnumerable<SchemaAttribute> ConfigurableAttributes => Configurable.SelectMany(static setting => setting.Attributes);

    /// <summary>The attributes of <c>hv_network_attachment</c> that only show a setting.</summary>
    public static IEnumerable<SchemaAttribute> ShownAttributes =>
        All.Where(static setting => !setting.IsConfigurable).SelectMany(static setting => setting.Attributes);

    /// <summary>The attributes of a listed NIC.</summary>
    public static IEnumerable<SchemaAttribute> ListedAttributes => All.SelectMany(static setting => setting.ListedAttributes);

    /// <summary>The rules for attributes together.</summary>
    public static IEnumerable<ConfigValidator> Validators => All.SelectMany(static setting => setting.Validators);

    /// <summary>The setting of that name; null when there is none.</summary>
    public static NicSetting? Find(string name) => All.FirstOrDefault(setting => setting.Name == name);
}
