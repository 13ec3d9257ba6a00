namespace TerraformPlugin.Lifetime;

/// <summary>The reason for the end of the process.</summary>
internal enum EndReason
{
    /// <summary>The host requested the shutdown. It kills a plugin that still runs two seconds later.</summary>
    Shutdown,

    /// <summary>The host exited without requesting a shutdown: it was killed.</summary>
    HostGone,

    /// <summary>Terraform started the process but never connected.</summary>
    HostNeverConnected,

    /// <summary>Interrupted with Ctrl-C in debug mode.</summary>
    Interrupted,
}
