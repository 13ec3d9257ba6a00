using Hypervisors.Terraform;

namespace Acceptance.Tests.Examples;

/// <summary>A workspace with all examples.</summary>
internal static class ExampleWorkspace
{
    /// <summary>Where no hypervisor answers.</summary>
    public const string Nowhere = "qemu:///system?socket=/nonexistent/libvirt-sock";

    public static async Task<TerraformWorkspace> CreateAsync(string uri, CancellationToken cancellationToken)
    {
        var terraform = await TerraformWorkspace.CreateAsync(uri, cancellationToken);
        await TerraformExample.CopyAllToAsync(terraform, cancellationToken);
        return terraform;
    }
}
