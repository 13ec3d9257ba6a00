using HvProvider.Nics.Settings;
using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Resources.NetworkAttachments;

/// <summary>
/// The settings of the table in a configuration, plan or state of an attachment: each one unknown, not set, or set. Immutable.
/// </summary>
internal sealed class AttachmentSettings
{
    private readonly TfObject _values;

    private AttachmentSettings(TfObject values) => _values = values;

    /// <summary>The settings of an object of the resource's schema.</summary>
    public static AttachmentSettings Of(TfObject values) => new(values.Clone());

    /// <summary>The value of one setting.</summary>
    public SettingValue<T> Get<T>(NicSetting<T> setting) => setting.Of(_values);

    /// <summary>Whether it is known if a setting is set, and to which value.</summary>
    public bool IsKnown(NicSetting setting) => setting.IsKnown(_values);

    /// <summary>Whether a setting is set, to a known or unknown value.</summary>
    public bool IsSet(NicSetting setting) => setting.IsSet(_values);

    /// <summary>Whether both contain the same value of a setting in the same notation.</summary>
    public bool HasSame(NicSetting setting, AttachmentSettings other) => setting.IsEqual(_values, other._values);

    /// <summary>The attribute that sets a setting; the first of its attributes if none is set.</summary>
    public SchemaAttribute AttributeOf(NicSetting setting) =>
        setting.Attributes.FirstOrDefault(attribute => !_values.GetRaw(attribute).IsNull) ?? setting.Attributes[0];

    /// <summary>These settings with a value.</summary>
    public AttachmentSettings With<T>(NicSetting<T> setting, T? value) => Changed(values => setting.Show(values, value));

    /// <summary>These settings with the found values of a NIC. A different notation of the same value is kept.</summary>
    /// <param name="found">The values; a setting without a value stays unchanged.</param>
    public AttachmentSettings WithFound(NicSettingValues found) => Changed(values =>
    {
        foreach (var setting in NicSettingTable.All.Where(found.Has))
        {
            setting.Show(values, found.GetRaw(setting));
        }
    });

    /// <summary>These settings with one that is known after apply.</summary>
    public AttachmentSettings WithUnknown(NicSetting setting) => Changed(values =>
    {
        foreach (var attribute in setting.Attributes)
        {
            values.SetRaw(attribute, TfValue.Unknown(attribute.Type));
        }
    });

    /// <summary>These settings with the values of others.</summary>
    public AttachmentSettings WithThoseOf(AttachmentSettings others, IEnumerable<NicSetting> settings) => Changed(values =>
    {
        foreach (var setting in settings)
        {
            setting.Copy(others._values, values);
        }
    });

    /// <summary>These settings with the defaults of a new NIC for those that the configuration does not set.</summary>
    public AttachmentSettings WithDefaults(AttachmentSettings config) => Changed(values =>
    {
        foreach (var setting in NicSettingTable.Configurable.Where(setting => !config.IsSet(setting)))
        {
            setting.PlanDefault(values);
        }
    });

    /// <summary>
    /// The values that the configuration determines: settings that are set, and settings that are removed when they are not set. A
    /// setting that existing NICs keep is included only if it is set.
    /// </summary>
    public NicSettingValues Decided() =>
        NicSettingTable.All.Aggregate(NicSettingValues.Empty, (values, setting) => setting.AddConfigured(_values, values));

    /// <summary>Writes the settings into an object of the resource's schema.</summary>
    public void WriteTo(TfObject values)
    {
        foreach (var setting in NicSettingTable.All)
        {
            setting.Copy(_values, values);
        }
    }

    private AttachmentSettings Changed(Action<TfObject> change)
    {
        var values = _values.Clone();
        change(values);
        return new AttachmentSettings(values);
    }
}
