using System.Diagnostics;
using Hypervisors.Commands;

namespace Hypervisors.Terraform;

/// <summary>This machine, whose Terraform reaches a hypervisor's libvirtd through a socket.</summary>
/// <param name="entry">The command that starts others in another network namespace; empty for that of this process.</param>
internal sealed class LocalTerraformHost(params string[] entry) : ITerraformHost
{
    public string Executable => TerraformExecutable.Path;

    public string ProviderFolder => TerraformExecutable.ProviderFolder;

    public SharedFolder CreateFolder()
    {
        var folder = Directory.CreateTempSubdirectory("hv-terraform-").FullName;
        return new SharedFolder(folder, folder);
    }

    public IRunningCommand Start(
        IReadOnlyList<string> command, SharedFolder folder, IReadOnlyDictionary<string, string?> environment)
    {
        string[] words = [.. entry, .. command];
        var start = new ProcessStartInfo(words[0], words.Skip(1)) { WorkingDirectory = folder.Inside };

        // Nothing of the machine's own Terraform or provider settings reaches a test.
        foreach (var variable in start.Environment.Keys.Where(IsForeign).ToList())
        {
            start.Environment.Remove(variable);
        }

        foreach (var (variable, value) in environment)
        {
            start.Environment[variable] = value;
        }

        return RunningCommand.Start(start);
    }

    private static bool IsForeign(string variable) =>
        variable.StartsWith("TF_", StringComparison.Ordinal)
        || variable.StartsWith("HV_", StringComparison.Ordinal)
        || variable == "LIBVIRT_DEFAULT_URI";
}
