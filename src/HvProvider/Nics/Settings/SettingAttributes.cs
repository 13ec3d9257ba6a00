using TerraformPlugin.Schemas;

namespace HvProvider.Nics.Settings;

/// <summary>The attributes by which objects of a schema set a setting, or only show it.</summary>
/// <typeparam name="T">The type of the setting's values.</typeparam>
internal sealed class SettingAttributes<T>
{
    /// <summary>The attributes.</summary>
    public required IReadOnlyList<SchemaAttribute> All { get; init; }

    /// <summary>Shows a value, null included. A spelling that the object has already is kept if it means the same.</summary>
    public required Action<TfObject, T?> Show { get; init; }

    /// <summary>Reads the value that an object sets; null where the attributes only show it.</summary>
    public required Func<TfObject, SettingValue<T>>? Configured { get; init; }

    /// <summary>The rules for the attributes together.</summary>
    public IReadOnlyList<ConfigValidator> Validators { get; init; } = [];
}
