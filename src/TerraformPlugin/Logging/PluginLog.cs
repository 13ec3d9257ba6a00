namespace TerraformPlugin.Logging;

/// <summary>
/// The log of the provider, written to standard error for Terraform if <c>TF_LOG</c>, <c>TF_LOG_PROVIDER</c> or the variable of
/// this provider is set. Otherwise a call costs one comparison.
/// </summary>
/// <remarks>
/// Never log a secret: the log cannot recognize one. Log names, identifiers, counts and durations, but no values of sensitive or
/// write-only attributes, no private state and no complete requests.
/// </remarks>
public static class PluginLog
{
    private static PluginLogger? _logger;

    /// <summary>Whether lines of this level are written. Check it before computing expensive fields.</summary>
    public static bool IsEnabled(PluginLogLevel level) => _logger?.IsEnabled(level) ?? false;

    /// <summary>Logs a single step of an operation.</summary>
    public static void Trace(string message, params ReadOnlySpan<(string Key, object? Value)> fields) =>
        _logger?.Write(PluginLogLevel.Trace, message, fields);

    /// <summary>Logs information for developers of the provider.</summary>
    public static void Debug(string message, params ReadOnlySpan<(string Key, object? Value)> fields) =>
        _logger?.Write(PluginLogLevel.Debug, message, fields);

    /// <summary>Logs information for operators.</summary>
    public static void Info(string message, params ReadOnlySpan<(string Key, object? Value)> fields) =>
        _logger?.Write(PluginLogLevel.Info, message, fields);

    /// <summary>Logs an unexpected condition after which the operation continues.</summary>
    public static void Warn(string message, params ReadOnlySpan<(string Key, object? Value)> fields) =>
        _logger?.Write(PluginLogLevel.Warn, message, fields);

    /// <summary>Logs a failure.</summary>
    public static void Error(string message, params ReadOnlySpan<(string Key, object? Value)> fields) =>
        _logger?.Write(PluginLogLevel.Error, message, fields);

    /// <summary>Starts the log at the level that the environment sets. Nothing is logged if the level is "off".</summary>
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
