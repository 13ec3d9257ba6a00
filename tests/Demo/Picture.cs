using Hypervisors;
using Hypervisors.Terraform;
using Labs;

namespace Demo;

/// <summary>The hypervisor's layer 2 as the provider's own command draws it.</summary>
internal sealed class Picture(Lab lab)
{
    /// <summary>Draws it: as <c>text</c> or <c>svg</c>.</summary>
    public Task<string> DrawAsync(string format, CancellationToken cancellationToken) => lab.RunAsync(
        [$"{((ITerraformHost)lab).ProviderFolder}/terraform-provider-hv", "map", "--format", format], cancellationToken);
}
