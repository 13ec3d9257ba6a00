using System.Collections.Immutable;
using System.Xml.Linq;

namespace HvProvider.Nics.Settings;

/// <summary>Values of some or all settings of one NIC. A missing setting is left unchanged; a null value means absent.</summary>
internal sealed class NicSettingValues
{
    /// <summary>No setting.</summary>
    public static readonly NicSettingValues Empty = new(ImmutableDictionary<NicSetting, object?>.Empty);

    private readonly ImmutableDictionary<NicSetting, object?> _values;

    private NicSettingValues(ImmutableDictionary<NicSetting, object?> values) => _values = values;

    /// <summary>The settings of an <c>interface</c> element: all of the table.</summary>
    public static NicSettingValues Read(XElement nic) =>
        new(NicSettingTable.All.ToImmutableDictionary(static setting => setting, setting => setting.Read(nic)));

    /// <summary>Whether the setting is among them.</summary>
    public bool Has(NicSetting setting) => _values.ContainsKey(setting);

    /// <summary>The value of a setting; null if it is not set or not included.</summary>
    public T? Get<T>(NicSetting<T> setting) => (T?)GetRaw(setting);

    /// <summary>These values with another one.</summary>
    public NicSettingValues With<T>(NicSetting<T> setting, T? value) => new(_values.SetItem(setting, value));

    /// <summary>These values without one.</summary>
    public NicSettingValues Without(NicSetting setting) => new(_values.Remove(setting));

    /// <summary>These values with those of another NIC for settings that are not among them.</summary>
    public NicSettingValues FilledFrom(NicSettingValues other, IEnumerable<NicSetting> settings) => settings
        .Where(setting => !Has(setting) && other.GetRaw(setting) is not null)
        .Aggregate(this, (values, setting) => new(values._values.SetItem(setting, other.GetRaw(setting))));

    /// <summary>The value of a setting, untyped.</summary>
    internal object? GetRaw(NicSetting setting) => _values.GetValueOrDefault(setting);
}
