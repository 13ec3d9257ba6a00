using Hypervisors;
using Hypervisors.Terraform;
using Labs;

namespace Demo;

/// <summary>The map of the hypervisor's layer 2, drawn by the provider's <c>map</c> command.</summary>
internal sealed class Picture(Lab lab)
{
    /// <summary>Draws the map as <c>text</c> or <c>svg</c>.</summary>
    public Task<string> DrawAsync(string format, CancellationToken cancellationToken) => lab.RunAsync(
        [$"{((ITerraformHost)lab).ProviderFolder}/terraform-provider-hv", "map", "--format", format], cancellationToken);
}
