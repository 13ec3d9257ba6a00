namespace TerraformPlugin.Logging;

/// <summary>The level of a log line, as in Terraform's own logs.</summary>
public enum PluginLogLevel
{
    /// <summary>Single steps of an operation.</summary>
    Trace,

    /// <summary>Information for developers of the provider.</summary>
    Debug,

    /// <summary>Information for operators.</summary>
    Info,

    /// <summary>An unexpected condition after which the operation continues.</summary>
    Warn,

    /// <summary>A failure.</summary>
    Error,

    /// <summary>Nothing is logged.</summary>
    Off,
}
