using HvProvider.Hosts.Kernel;

namespace HvProvider.Hosts.Owners;

/// <summary>wicked, on SUSE. Its files have no settings for the VLANs of a bridge.</summary>
/// <param name="file">The ifcfg file of the bridge.</param>
internal sealed class WickedOwner(string file) : CommandOwner
{
    /// <inheritdoc />
    public override string Name => "wicked";

    /// <inheritdoc />
    protected override string Place(HostLink bridge) => $"the script that POST_UP_SCRIPT names in {file}";
}
