using HvProvider.Hosts.Kernel;

namespace HvProvider.Hosts.Owners;

/// <summary>A tool without settings for the VLANs of a bridge, which runs commands when it sets up the bridge.</summary>
internal abstract class CommandOwner : NetworkOwner
{
    /// <inheritdoc />
    public override string EnableFiltering(HostLink bridge) => Add(bridge, KernelCommand.EnableFiltering(bridge));

    /// <inheritdoc />
    public override string RemoveDefaultPvid(HostLink bridge) => Add(bridge, KernelCommand.DefaultPvid(bridge, 0));

    /// <inheritdoc />
    public override string DefaultPvid(int vlan) => KernelCommand.DefaultPvidOption(vlan);

    /// <inheritdoc />
    public override string PortVlans(HostLink bridge, HostLink port, string vlans) => In(bridge, KernelCommand.PortVlans(port, vlans));

    /// <inheritdoc />
    public override string NativeVlan(HostLink bridge, HostLink port, int vlan) => In(bridge, KernelCommand.NativeVlan(port, vlan));

    /// <inheritdoc />
    public override string PlaceOfPortVlans(HostLink bridge, HostLink port) => $"the \"bridge vlan\" commands in {Place(bridge)}";

    /// <summary>A command in the notation of the tool.</summary>
    protected virtual string Line(string command) => command;

    /// <summary>The place of such commands.</summary>
    protected abstract string Place(HostLink bridge);

    private string Add(HostLink bridge, string command) => $"add \"{Line(command)}\" to {Place(bridge)}";

    private string In(HostLink bridge, string command) => $"\"{Line(command)}\" in {Place(bridge)}";
}
