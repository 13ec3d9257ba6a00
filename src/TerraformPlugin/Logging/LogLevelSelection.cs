namespace TerraformPlugin.Logging;

/// <summary>
/// Selects the log level from the environment. The most specific variable takes precedence: that of this provider, then that of
/// all providers, then that of all components.
/// </summary>
internal static class LogLevelSelection
{
    public const string EveryComponent = "TF_LOG";
    public const string EveryProvider = "TF_LOG_PROVIDER";

    public static PluginLogLevel Select(string? ownVariable, Func<string, string?> environment)
    {
        foreach (var name in (ReadOnlySpan<string?>)[ownVariable, EveryProvider, EveryComponent])
        {
            if (name is not null && environment(name) is { Length: > 0 } value)
            {
                return Parse(value);
            }
        }

        return PluginLogLevel.Off;
    }

    // As in Terraform, any other value, including JSON, selects the most verbose level.
    private static PluginLogLevel Parse(string value) => value.ToUpperInvariant() switch
    {
        "OFF" => PluginLogLevel.Off,
        "ERROR" => PluginLogLevel.Error,
        "WARN" => PluginLogLevel.Warn,
        "INFO" => PluginLogLevel.Info,
        "DEBUG" => PluginLogLevel.Debug,
        _ => PluginLogLevel.Trace,
    };
}
