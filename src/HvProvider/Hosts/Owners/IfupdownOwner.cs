using HvProvider.Hosts.Kernel;

namespace HvProvider.Hosts.Owners;

/// <summary>ifupdown with bridge-utils, which can only enable VLAN filtering.</summary>
/// <param name="file">The file with the stanza of the bridge.</param>
internal sealed class IfupdownOwner(string file) : CommandOwner
{
    /// <inheritdoc />
    public override string Name => "ifupdown";

    /// <inheritdoc />
    public override string EnableFiltering(HostLink bridge) =>
        $"add \"bridge_vlan_aware yes\" to {Place(bridge)} (bridge-utils 1.7 or newer; before: \"post-up "
        + $"{KernelCommand.EnableFiltering(bridge)}\")";

    /// <inheritdoc />
    protected override string Line(string command) => $"post-up {command}";

    /// <inheritdoc />
    protected override string Place(HostLink bridge) => $"the stanza of {bridge.Name} in {file}";
}
