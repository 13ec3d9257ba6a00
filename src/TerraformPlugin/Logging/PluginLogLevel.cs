namespace TerraformPlugin.Logging;

/// <summary>How much a log line matters, in the levels of Terraform's own logs.</summary>
public enum PluginLogLevel
{
    /// <summary>Single steps of an operation.</summary>
    Trace,

    /// <summary>What a developer of the provider wants to know.</summary>
    Debug,

    /// <summary>What an operator may want to know.</summary>
    Info,

    /// <summary>Something is odd, and the work goes on.</summary>
    Warn,

    /// <summary>Something failed.</summary>
    Error,

    /// <summary>Nothing is logged.</summary>
    Off,
}
