using Hypervisors;
using Hypervisors.Commands;
using Hypervisors.Terraform;

namespace Labs.Tests.HostBridges;

/// <summary>A lab in which Terraform runs by another command, such as one that enters a network namespace.</summary>
internal sealed class OtherPlace(ITerraformHost lab, params string[] prefix) : ITerraformHost
{
    public string Executable => lab.Executable;

    public string ProviderFolder => lab.ProviderFolder;

    public SharedFolder CreateFolder() => lab.CreateFolder();

    public IRunningCommand Start(
        IReadOnlyList<string> command, SharedFolder folder, IReadOnlyDictionary<string, string?> environment) =>
        lab.Start([.. prefix, .. command], folder, environment);
}
