namespace TerraformPlugin.Logging;

/// <summary>
/// Picks the level from the environment. The most specific variable wins: the provider's own, then the one for all
/// providers, then the one for everything.
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

    // Terraform takes any other word, and JSON, for its most verbose level; so does this.
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
