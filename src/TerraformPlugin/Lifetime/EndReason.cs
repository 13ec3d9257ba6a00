namespace TerraformPlugin.Lifetime;

/// <summary>Why the process ends.</summary>
internal enum EndReason
{
    /// <summary>The host asked for it and kills a plugin that is still there two seconds later.</summary>
    Shutdown,

    /// <summary>The host is gone without a word: it was killed.</summary>
    HostGone,

    /// <summary>Started by Terraform, but nobody ever called.</summary>
    HostNeverCame,

    /// <summary>A person who debugs the provider pressed Ctrl-C.</summary>
    Interrupted,
}
