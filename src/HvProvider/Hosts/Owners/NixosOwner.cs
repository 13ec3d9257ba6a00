using HvProvider.Hosts.Kernel;

namespace HvProvider.Hosts.Owners;

/// <summary>NixOS with its own scripts, which have no settings for the VLANs of a bridge.</summary>
internal sealed class NixosOwner : CommandOwner
{
    /// <inheritdoc />
    public override string Name => "NixOS";

    /// <inheritdoc />
    protected override string Place(HostLink bridge) => "networking.localCommands of the NixOS configuration";
}
