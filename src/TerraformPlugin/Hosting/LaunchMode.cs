namespace TerraformPlugin.Hosting;

/// <summary>What the command line asks for.</summary>
internal enum LaunchMode
{
    /// <summary>Started by Terraform, which passes no arguments.</summary>
    Plugin,

    /// <summary>Started by a person, for Terraform to attach to.</summary>
    Debug,

    /// <summary>Print the version.</summary>
    Version,

    /// <summary>Arguments that nobody knows.</summary>
    Unknown,
}
