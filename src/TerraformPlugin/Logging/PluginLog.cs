namespace TerraformPlugin.Logging;

/// <summary>
/// The provider's log. It goes to standard error, where Terraform picks it up when the user set <c>TF_LOG</c>,
/// <c>TF_LOG_PROVIDER</c> or the provider's own variable; otherwise a call costs a comparison.
/// </summary>
/// <remarks>
/// Never pass a secret: the log has no means to tell one. Values of sensitive and write-only attributes, private
/// state and whole requests do not belong here; names, identifiers, counts and durations do.
/// </remarks>
public static class PluginLog
{
    private static PluginLogger? _logger;

    /// <summary>Whether a line of this level would be written. Ask before preparing costly fields.</summary>
    public static bool IsEnabled(PluginLogLevel level) => _logger?.IsEnabled(level) ?? false;

    /// <summary>Logs a single step of an operation.</summary>
    public static void Trace(string message, params ReadOnlySpan<(string Key, object? Value)> fields) =>
        _logger?.Write(PluginLogLevel.Trace, message, fields);

    /// <summary>Logs what a developer of the provider wants to know.</summary>
    public static void Debug(string message, params ReadOnlySpan<(string Key, object? Value)> fields) =>
        _logger?.Write(PluginLogLevel.Debug, message, fields);

    /// <summary>Logs what an operator may want to know.</summary>
    public static void Info(string message, params ReadOnlySpan<(string Key, object? Value)> fields) =>
        _logger?.Write(PluginLogLevel.Info, message, fields);

    /// <summary>Logs something odd, after which the work goes on.</summary>
    public static void Warn(string message, params ReadOnlySpan<(string Key, object? Value)> fields) =>
        _logger?.Write(PluginLogLevel.Warn, message, fields);

    /// <summary>Logs a failure.</summary>
    public static void Error(string message, params ReadOnlySpan<(string Key, object? Value)> fields) =>
        _logger?.Write(PluginLogLevel.Error, message, fields);

    /// <summary>Starts the log at the level that the environment asks for; stays without a logger when that is "off".</summary>
    internal static void Start(string module, string? ownVariable)
    {
        var level = LogLevelSelection.Select(ownVariable, Environment.GetEnvironmentVariable);
        if (level != PluginLogLevel.Off)
        {
            _logger = new PluginLogger(level, module, Console.OpenStandardError());
        }
    }

    internal static void Write(PluginLogLevel level, string message, params ReadOnlySpan<(string Key, object? Value)> fields) =>
        _logger?.Write(level, message, fields);
}
