namespace HvProvider.Nics.Settings;

/// <summary>A setting as an object of Terraform has it: not known yet, not set, or set to a value.</summary>
/// <param name="IsUnknown">Whether it is not known yet.</param>
/// <param name="IsSet">Whether there is a value.</param>
/// <param name="Value">The value.</param>
/// <typeparam name="T">The type of the setting's values.</typeparam>
internal readonly record struct SettingValue<T>(bool IsUnknown, bool IsSet, T? Value)
{
    /// <summary>Not known yet.</summary>
    public static SettingValue<T> Unknown => new(true, false, default);

    /// <summary>Not set.</summary>
    public static SettingValue<T> Unset => default;

    /// <summary>Set to a value.</summary>
    public static SettingValue<T> Known(T value) => new(false, true, value);
}
