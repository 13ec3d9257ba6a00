namespace TerraformPlugin.Hosting;

/// <summary>The mode that the command line selects.</summary>
internal enum LaunchMode
{
    /// <summary>Started by Terraform, which passes no arguments.</summary>
    Plugin,

    /// <summary>Started by hand, for Terraform to attach to.</summary>
    Debug,

    /// <summary>Print the version.</summary>
    Version,

    /// <summary>Unknown arguments.</summary>
    Unknown,
}
