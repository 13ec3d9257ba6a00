using HvProvider.Hosts;
using HvProvider.Hypervisor;
using HvProvider.Preflight;

namespace HvProvider.Resources.Bridges;

/// <summary>Reads the bridge of a network on the hypervisor's host.</summary>
internal static class BridgeHost
{
    /// <summary>The infrastructure VLAN of an existing network; null if there is none or the host cannot be read.</summary>
    public static async Task<int?> ReadInfrastructureVlanAsync(
        HypervisorSession session, string? bridge, CancellationToken cancellationToken) =>
        bridge is null ? null : InfrastructureVlan(await ReadHostAsync(session, cancellationToken), bridge);

    /// <summary>The infrastructure VLAN for a plan, and whether the host could be read.</summary>
    public static async Task<(bool IsSeen, int? Vlan)> PlanInfrastructureVlanAsync(
        HypervisorSession session, string? bridge, CancellationToken cancellationToken) =>
        bridge is not null && await ReadHostAsync(session, cancellationToken) is { } host
            ? (true, InfrastructureVlan(host, bridge))
            : (false, null);

    private static int? InfrastructureVlan(HostView? host, string bridge) =>
        new ConnectionPlan { Bridge = bridge, Host = host }.InfrastructureVlan;

    private static async Task<HostView?> ReadHostAsync(HypervisorSession session, CancellationToken cancellationToken) =>
        (await session.Host.ReadSharedAsync(cancellationToken)).IfSeen;
}
