using Hypervisors.Commands;

namespace Hypervisors.Terraform;

/// <summary>Where Terraform runs: on this machine, or on a host that shares folders with it.</summary>
public interface ITerraformHost
{
    /// <summary>The command line's executable there.</summary>
    string Executable { get; }

    /// <summary>The folder of the published provider there.</summary>
    string ProviderFolder { get; }

    /// <summary>A new, empty folder for one configuration.</summary>
    SharedFolder CreateFolder();

    /// <summary>Starts a command in a folder, with these environment variables and no other settings of Terraform's.</summary>
    IRunningCommand Start(
        IReadOnlyList<string> command, SharedFolder folder, IReadOnlyDictionary<string, string?> environment);
}
