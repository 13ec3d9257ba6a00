using TerraformPlugin.Schemas;
using TerraformPlugin.Values;

namespace HvProvider.Nics.Settings;

/// <summary>Attributes of one text.</summary>
internal static class TextSetting
{
    /// <summary>One attribute that sets and shows a setting as text.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="parse">Reads the text; null if it is invalid, which the validators of the attribute reject.</param>
    /// <param name="format">Writes a value; null if there is none.</param>
    /// <typeparam name="T">The type of the setting's values.</typeparam>
    public static SettingAttributes<T> Of<T>(StringAttribute attribute, Func<string, T?> parse, Func<T?, string?> format) => new()
    {
        All = [attribute],
        Show = Showing(attribute, format),
        Configured = values => values.Get(attribute) switch
        {
            { IsUnknown: true } => SettingValue<T>.Unknown,
            { IsNull: true } => SettingValue<T>.Unset,
            var text => parse(text.Value) is { } value ? SettingValue<T>.Known(value) : SettingValue<T>.Unset,
        },
    };

    /// <summary>One attribute that only shows a setting as text.</summary>
    public static SettingAttributes<T> Shown<T>(StringAttribute attribute, Func<T?, string?> format) =>
        new() { All = [attribute], Show = Showing(attribute, format), Configured = null };

    private static Action<TfObject, T?> Showing<T>(StringAttribute attribute, Func<T?, string?> format) => (state, value) =>
    {
        var text = format(value);
        var isKept = text is not null && attribute.SemanticEquality is { } equal
            && state.Get(attribute) is { IsKnown: true } spelled && equal(spelled.Value, text);
        if (!isKept)
        {
            state.Set(attribute, text is null ? Tf<string>.Null : text);
        }
    };
}
